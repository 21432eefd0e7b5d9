using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Recognises a call in a JSON object, whatever its keys are named.</summary>
internal static class CallShapes
{
    /// <summary>Reads calls out of one JSON value.</summary>
    /// <param name="value">An object that is a call or wraps calls, or a list of such.</param>
    /// <param name="trust">How plainly the surroundings say that this is a call.</param>
    /// <param name="session">Tools, limits and the repair log.</param>
    /// <param name="calls">Where the calls go; on failure it may hold some of them.</param>
    /// <returns>False when the value, or a part of it, is no call.</returns>
    public static bool TryRead(JsonValue value, CallTrust trust, ParseSession session, List<ToolCall> calls)
        => TryRead(value, trust, session, calls, steps: 3, isApi: false);

    /// <summary>Whether an object names a tool or wraps what may be calls, whatever else it holds.</summary>
    public static bool NamesTool(JsonObject shape) => CallKeys.Names.Concat(CallKeys.Lists).Any(key => shape.TryGet(key, out _));

    /// <summary>
    /// Whether something that may be an argument follows the arguments of a call, so that one brace too many behind it may have been meant
    /// to close them.
    /// </summary>
    /// <param name="value">A value of which calls were read.</param>
    /// <param name="tools">The tools offered.</param>
    public static bool MayCloseEarly(JsonValue value, OfferedTools tools) => value switch
    {
        JsonArray list => list.Items.Any(item => MayCloseEarly(item, tools)),
        JsonObject shape when Wrapped(shape) is { } inner => MayCloseEarly(inner, tools),
        JsonObject shape => CallKeys.Names.FirstOrDefault(key => shape.GetText(key) is { Length: > 0 }) is { } nameKey
            && CallKeys.Arguments.FirstOrDefault(key => shape.TryGet(key, out _)) is { } argumentsKey
            && shape.Members.SkipWhile(member => member.Name != argumentsKey).Any(member =>
                member.Name != argumentsKey && member.Name != nameKey
                && (!CallKeys.Others.Contains(member.Name) || tools.HasParameter(shape.GetText(nameKey)!.Trim(), member.Name))),
        _ => false,
    };

    private static bool TryRead(JsonValue value, CallTrust trust, ParseSession session, List<ToolCall> calls, int steps, bool isApi)
    {
        switch (value)
        {
            case JsonArray list when steps > 0:
                return list.Items.All(item => TryRead(item, trust, session, calls, steps - 1, isApi));
            case JsonObject shape when steps > 0 && Wrapped(shape) is { } inner:
                return TryRead(inner, trust, session, calls, steps - 1, isApi: isApi || shape.TryGet("function", out _));
            case JsonObject shape:
                return TryReadCall(shape, trust, session, calls, isApi);
            case JsonString text when steps > 0 && trust != CallTrust.Prose:
                return TryReadText(text.Text, trust, session, calls, steps - 1);
            default:
                return false;
        }
    }

    private static JsonValue? Wrapped(JsonObject shape)
    {
        foreach (var key in CallKeys.Lists)
        {
            if (shape.TryGet(key, out var list) && list is JsonArray or JsonObject && !shape.TryGet("arguments", out _))
                return list;
        }

        return shape.TryGet("function", out var function) && function is JsonObject ? function : null;
    }

    private static bool TryReadCall(JsonObject shape, CallTrust trust, ParseSession session, List<ToolCall> calls, bool isApi)
    {
        var nameKey = CallKeys.Names.FirstOrDefault(key => shape.GetText(key) is { Length: > 0 });
        if (nameKey is null)
            return trust != CallTrust.Prose && (NoCall.IsSaidBy(shape) || TryReadNamed(shape, trust, session, calls));

        var name = shape.GetText(nameKey)!.Trim();
        if (name.Length < shape.GetText(nameKey)!.Length)
            session.Log.Note(Mending.SpacedName);
        if (name.Length == 0 || Placeholder.IsOne(name, session.Tools) || ToolDefinition.IsOne(shape, name, trust, session.Tools))
            return false;
        var argumentsKey = ArgumentsKeyOf(shape);
        if (argumentsKey is null)
        {
            if (!MayTakeNothing(shape, name, trust, session.Tools) || !session.Log.Mend(Mending.MissingArguments))
                return false;
            calls.Add(new ToolCall(name, JsonObject.Empty));
            return true;
        }

        var usual = nameKey is "name" or "tool_name" && argumentsKey is "arguments" or "parameters";
        if (!usual && !(nameKey == "function" && argumentsKey == "parameters"))
        {
            if (trust != CallTrust.Marked && !session.Tools.Has(name) && !(nameKey == "function" && argumentsKey == "arguments"))
                return false;
            if (!session.Log.Mend(Mending.KeyAlias))
                return false;
        }

        if (trust == CallTrust.Prose && session.Hinted is null && !session.Tools.IsEmpty && !session.Tools.Has(name))
            return false;
        if (!shape.TryGet(argumentsKey, out var given) || ReadArguments(given, session, isApi) is not { } arguments
            || !SiblingMembers.LeaveCallPlain(shape, nameKey, argumentsKey, arguments, session))
            return false;
        calls.Add(new ToolCall(name, arguments));
        return true;
    }

    /// <summary>Whether a name alone is a call without arguments: in a sentence it is talk about a tool, between markers a call unless the tool is known
    /// to demand arguments, and as all of a text a call of a tool that is known to demand none.</summary>
    private static bool MayTakeNothing(JsonObject shape, string name, CallTrust trust, OfferedTools tools)
        => trust != CallTrust.Prose
            && shape.Members.Count == 1
            && (tools.TakesNothing(name) || (trust != CallTrust.WholeText && !tools.Has(name)));

    /// <summary>The key of the arguments: the first of those that there are, unless it gives nothing and a later one does.</summary>
    private static string? ArgumentsKeyOf(JsonObject shape)
    {
        string? first = null;
        foreach (var key in CallKeys.Arguments)
        {
            if (!shape.TryGet(key, out var given))
                continue;
            first ??= key;
            if (given is JsonObject { Members.Count: > 0 })
                return key;
            if (key == first && given is not (JsonNull or JsonObject or JsonString { Text.Length: 0 }))
                return key;
        }

        return first;
    }

    /// <summary>Reads <c>{"NAME": {…}}</c>, where the name is the key.</summary>
    private static bool TryReadNamed(JsonObject shape, CallTrust trust, ParseSession session, List<ToolCall> calls)
    {
        if (shape.Members.Count == 0)
            return false;
        foreach (var member in shape.Members)
        {
            if (member.Value is not JsonObject arguments || (trust != CallTrust.NameIsKey && !session.Tools.Has(member.Name)))
                return false;
            calls.Add(new ToolCall(member.Name, arguments));
        }

        return trust == CallTrust.NameIsKey || session.Log.Mend(Mending.KeyAlias);
    }

    private static bool TryReadText(string text, CallTrust trust, ParseSession session, List<ToolCall> calls, int steps)
    {
        var at = text.SkipSpace(0, text.Length);
        if (at < text.Length && text[at] is '{' or '[')
        {
            return TryDecode(text, session) is { } inner
                && session.Log.Mend(Mending.EncodedTwice)
                && TryRead(inner, trust, session, calls, steps, isApi: false);
        }

        var part = session.On(text);
        var python = new PythonCallReader(part, 0)
        {
            OfferedOnly = trust != CallTrust.Marked,
            AllowBareWords = trust == CallTrust.Marked,
        };
        if (python.ReadAll(calls) != ReadOutcome.Complete || !session.Log.Mend(Mending.QuotedCall))
            return false;
        session.Log.Take(part.Log);
        return true;
    }

    /// <summary>The arguments as an object: as they are, as JSON text in a string, or none for <c>null</c>, an empty string and an empty list.</summary>
    /// <param name="given">The value of the arguments key.</param>
    /// <param name="session">Limits and the repair log.</param>
    /// <param name="isApi">Whether the call has the shape of OpenAI's API, in which arguments are JSON text.</param>
    /// <returns>Null when there is no object in it.</returns>
    public static JsonObject? ReadArguments(JsonValue given, ParseSession session, bool isApi = false) => given switch
    {
        JsonObject arguments => arguments,
        JsonNull or JsonArray { Items.Count: 0 } => session.Log.Mend(Mending.MissingArguments) ? JsonObject.Empty : null,
        JsonString { Text: var text } when string.IsNullOrWhiteSpace(text)
            => session.Log.Mend(Mending.MissingArguments) ? JsonObject.Empty : null,
        JsonString { Text: var text } when TryDecode(text, session) is JsonObject inner
            => isApi || session.Log.Mend(Mending.EncodedTwice) ? inner : null,
        _ => null,
    };

    private static JsonValue? TryDecode(string text, ParseSession session)
    {
        var reader = new LenientJsonReader(text, 0, text.Length, session.Log, session.Options.MaxDepth, []);
        return reader.Read(out var value) == ReadOutcome.Complete && text.SkipSpace(reader.Position, text.Length) == text.Length
            ? value
            : null;
    }
}
