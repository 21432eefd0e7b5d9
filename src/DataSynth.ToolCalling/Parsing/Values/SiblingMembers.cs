using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>
/// Judges what stands in a call's object beside the name and the arguments. A second name that is offered too, and second arguments that say
/// something else, leave open what was meant. What may be an argument that slipped out of its place, and whatever else stands there, is left out
/// as a repair. Only what calls are known to carry (an id, a type) is not worth a word.
/// </summary>
internal static class SiblingMembers
{
    /// <summary>Whether the call is plain in spite of them; writes down what was left out.</summary>
    /// <param name="shape">The object.</param>
    /// <param name="nameKey">The key whose value names the tool.</param>
    /// <param name="argumentsKey">The key whose value was read as the arguments.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="session">Tools and the repair log.</param>
    public static bool LeaveCallPlain(JsonObject shape, string nameKey, string argumentsKey, JsonObject arguments, ParseSession session)
    {
        if (shape.Members.Count == 2)
            return true;
        var tool = shape.GetText(nameKey)!.Trim();
        foreach (var (key, value) in shape.Members)
        {
            if (key == nameKey || key == argumentsKey || CallKeys.Others.Contains(key))
                continue;
            if (NamesAnother(key, value, tool, session.Tools) || Contradicts(key, value, arguments, session, out var repeats))
                return false;
            var isPlain = !repeats && !session.Tools.HasParameter(tool, key);
            if (isPlain)
                session.Log.Note(Mending.MemberBesideArguments);
            else if (!session.Log.Mend(repeats ? Mending.RepeatedArguments : Mending.MemberBesideArguments))
                return false;
        }

        return true;
    }

    private static bool NamesAnother(string key, JsonValue value, string tool, OfferedTools tools)
        => CallKeys.Names.Contains(key) && value is JsonString { Text: var other } && other.Trim() != tool && tools.Has(other.Trim());

    private static bool Contradicts(string key, JsonValue value, JsonObject arguments, ParseSession session, out bool repeats)
    {
        repeats = false;
        if (!CallKeys.Arguments.Contains(key))
            return false;
        var mark = session.Log.Mark;
        var second = value is JsonNull ? JsonObject.Empty : CallShapes.ReadArguments(value, session);
        session.Log.Rollback(mark);
        if (second is null)
            return key is "arguments" or "parameters";
        repeats = true;
        return second.Members.Count > 0 && CanonicalJson.Of(second) != CanonicalJson.Of(arguments);
    }
}
