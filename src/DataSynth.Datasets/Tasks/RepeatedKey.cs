using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tasks;

/// <summary>Finds keys that are given twice: of their values only one would be left, and nobody can say that it is the right one.</summary>
internal static class RepeatedKey
{
    /// <summary>The problem of a value, at whatever depth in it, or null.</summary>
    /// <param name="value">The value as it was read.</param>
    /// <param name="place">What to call it.</param>
    public static RowProblem? In(JsonValue value, string place) => IsIn(value)
        ? new RowProblem(QuarantineKinds.RepeatedKey, $"{place} gives a key twice in one object; expected each key once")
        : null;

    private static bool IsIn(JsonValue value) => value switch
    {
        JsonObject map => map.HasDuplicateKeys || map.Members.Any(member => IsIn(member.Value)),
        JsonArray list => list.Items.Any(IsIn),
        _ => false,
    };
}
