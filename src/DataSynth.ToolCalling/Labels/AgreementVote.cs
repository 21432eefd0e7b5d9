using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>What one candidate says in the question whether a task's ground truth is right.</summary>
/// <param name="Generator">The generator's name; its candidates have one vote together. The offline generator must not vote: its calls
/// are wrong on purpose.</param>
/// <param name="Verdict">The candidate's label.</param>
/// <param name="Calls">Its calls.</param>
public sealed record AgreementVote(string Generator, Verdict Verdict, IReadOnlyList<ToolCall> Calls);
