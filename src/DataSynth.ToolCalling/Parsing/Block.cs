using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>What a syntax made of the text at one of its markers.</summary>
/// <param name="Outcome">Whether there are calls, and if not, why.</param>
/// <param name="End">The position after the block; 0 unless read.</param>
/// <param name="Calls">The calls; empty unless read.</param>
internal sealed record Block(BlockOutcome Outcome, int End, IReadOnlyList<ToolCall> Calls)
{
    /// <summary>The marker means nothing here.</summary>
    public static Block NotThis { get; } = new(BlockOutcome.NotThis, 0, []);

    /// <summary>An attempt at a call that cannot be read.</summary>
    public static Block Malformed { get; } = new(BlockOutcome.Malformed, 0, []);

    /// <summary>A call that the end of the text cuts.</summary>
    public static Block Truncated { get; } = new(BlockOutcome.Truncated, 0, []);

    /// <summary>Whether a call without arguments is little more than its name here, which a sentence may hold too.</summary>
    public bool MayBeTalk { get; init; }

    /// <summary>Where the block begins, if that is before the marker at which it was found.</summary>
    public int? Start { get; init; }

    /// <summary>Whether nothing that follows the block belongs to the reply.</summary>
    public bool EndsReply { get; init; }

    /// <summary>Whether text behind the block is no part of the reply, unless another block follows it.</summary>
    public bool EndsText { get; init; }

    /// <summary>Whether the block is followed by what the tool said, in a line that begins with <see cref="ToolResults.Observation"/>.</summary>
    public bool AwaitsObservation { get; init; }

    /// <summary>Text for the user that the block itself carries.</summary>
    public string Content { get; init; } = "";

    /// <summary>Reasoning that the block itself carries.</summary>
    public string Reasoning { get; init; } = "";

    /// <summary>Whether the block says that there is no call, rather than something else.</summary>
    public bool IsEmptyList => Outcome == BlockOutcome.Read && Calls.Count == 0 && Content.Length == 0 && Reasoning.Length == 0;

    /// <summary>A block that was read.</summary>
    /// <param name="end">The position after it.</param>
    /// <param name="calls">Its calls.</param>
    public static Block Read(int end, IReadOnlyList<ToolCall> calls) => new(BlockOutcome.Read, end, calls);
}
