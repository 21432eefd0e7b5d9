using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Selection;

/// <summary>Some of the pairs: those that match everything that is given.</summary>
/// <param name="ErrorType">The error type, or null for all.</param>
/// <param name="Source">The data set of the task, or null for all.</param>
/// <param name="Model">The generator of the wrong side, or null for all.</param>
public sealed record PairFilter(ErrorType? ErrorType, string? Source, string? Model)
{
    internal bool Matches(PairKind kind)
        => (ErrorType is null || ErrorType == kind.ErrorType)
            && (Source is null || Source == kind.Source)
            && (Model is null || Model == kind.Model);

    /// <summary>In words, for sentences such as "found 3 pairs of …".</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            ErrorType is { } type ? $"error type {type.ToFileName()}" : null,
            Source is { } source ? $"source {source}" : null,
            Model is { } model ? $"model {model}" : null,
        ];
        var given = string.Join(", ", parts.Where(part => part is not null));
        return given.Length > 0 ? given : "any kind";
    }
}
