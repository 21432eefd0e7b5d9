using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>The tools of a row, and what was last made of them: the rows of one query have the same right calls. Thread-safe.</summary>
/// <param name="tools">The tools.</param>
internal sealed class ToolList(IReadOnlyList<Tool> tools)
{
    private JudgedQuery? _last;

    /// <summary>The tools.</summary>
    public IReadOnlyList<Tool> Tools => tools;

    /// <summary>What the right calls of a row are good for.</summary>
    /// <param name="correctCalls">The right calls as the row has them.</param>
    /// <param name="options">How to judge.</param>
    /// <param name="query">The labeller and the right calls.</param>
    /// <param name="problem">Why they are no calls.</param>
    public bool TryGet(
        byte[] correctCalls,
        LabelOptions options,
        [NotNullWhen(true)] out JudgedQuery? query,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        query = Volatile.Read(ref _last);
        problem = null;
        if (query is not null && query.Utf8.AsSpan().SequenceEqual(correctCalls))
            return true;

        query = null;
        if (!PreferenceCalls.TryReadRight(correctCalls, out var expectation, out problem))
            return false;
        if (tools.Count == 0 && expectation.Calls.Count > 0)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");
            return false;
        }

        // Labels do not look at the conversation.
        var task = new ToolTask("", "", [], tools, expectation);
        query = new JudgedQuery(correctCalls, new TaskLabeller(task, options), CallSerializer.Write(RightCalls.Of(task), tools));
        Volatile.Write(ref _last, query);
        return true;
    }

    /// <summary>Right calls with what was made of them.</summary>
    /// <param name="Utf8">As the row has them.</param>
    /// <param name="Labeller">Judges candidates.</param>
    /// <param name="CorrectCalls">As our columns have them.</param>
    internal sealed record JudgedQuery(byte[] Utf8, TaskLabeller Labeller, string CorrectCalls);
}
