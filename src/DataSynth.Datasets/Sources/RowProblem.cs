using System.Diagnostics.CodeAnalysis;

namespace DataSynth.Datasets.Sources;

/// <summary>Why a record is not a task.</summary>
/// <param name="Kind">One of <see cref="QuarantineKinds"/>.</param>
/// <param name="Reason">What was found and what was expected, one sentence without a full stop.</param>
internal sealed record RowProblem(string Kind, string Reason)
{
    /// <summary>A reason alone: the record has not the shape of a task. Those who know more say so with <see cref="As"/>.</summary>
    [return: NotNullIfNotNull(nameof(reason))]
    public static implicit operator RowProblem?(string? reason)
        => reason is null ? null : new RowProblem(QuarantineKinds.NotATask, reason);

    /// <summary>The same problem said of the part of a record that it was found in; a kind that is already more exact stays.</summary>
    public RowProblem As(string kind) => Kind == QuarantineKinds.NotATask ? this with { Kind = kind } : this;

    /// <summary>The same problem with the place before it.</summary>
    public RowProblem In(string place) => this with { Reason = $"{place}: {Reason}" };
}
