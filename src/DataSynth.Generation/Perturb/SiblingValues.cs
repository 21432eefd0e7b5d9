using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Values of the same kind that the right answer has elsewhere: the mix-ups that models make most.</summary>
internal static class SiblingValues
{
    /// <summary>The values of other parameters and of the same task's other calls that could stand in a parameter's place: alike in
    /// type, and texts alike in look (a date for a date, a name for a name).</summary>
    /// <param name="subject">The task.</param>
    /// <param name="call">The right call.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">Its right value.</param>
    public static IReadOnlyList<JsonValue> Of(PerturbSubject subject, ToolCall call, string parameter, JsonValue value)
    {
        if (value is JsonBoolean or JsonNull)
            return [];
        var key = CanonicalJson.Of(value);
        return
        [
            .. subject.Right
                .SelectMany(other => Candidates(subject, other, parameter, isSame: ReferenceEquals(other, call)))
                .Where(candidate => candidate.Kind == value.Kind && CanonicalJson.Of(candidate) != key && LooksAlike(candidate, value))
                .DistinctBy(CanonicalJson.Of),
        ];
    }

    /// <summary>Members of a closed list belong to their own parameter only.</summary>
    private static IEnumerable<JsonValue> Candidates(PerturbSubject subject, ToolCall call, string parameter, bool isSame)
    {
        var whole = ValueShape.Of(subject.FindTool(call.Name));
        return call.Arguments.Members
            .Where(member => !(isSame && member.Name == parameter) && whole.Property(member.Name).Schema.Enum is null)
            .Select(member => member.Value);
    }

    private static bool LooksAlike(JsonValue candidate, JsonValue value)
        => candidate is not JsonString text || value is not JsonString right || Look(text.Text) == Look(right.Text);

    private static int Look(string text) => text switch
    {
        "" => 0,
        _ when WrittenTimes.IsKnown(text) => 1,
        _ when text.Any(char.IsAsciiDigit) => 2,
        _ when char.IsUpper(text[0]) => 3,
        _ when text.Contains(' ', StringComparison.Ordinal) => 4,
        _ => 5,
    };
}
