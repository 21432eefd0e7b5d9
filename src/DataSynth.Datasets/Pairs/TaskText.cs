using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Pairs;

/// <summary>What all rows of one variant of a task have in common.</summary>
/// <param name="Tools">The catalogue as JSON, every schema byte for byte.</param>
/// <param name="CorrectCalls">The right calls in the style of both sides.</param>
/// <param name="Situation">Key of tools and conversation, as hexadecimal digits.</param>
internal sealed record TaskText(string Tools, string CorrectCalls, string Situation)
{
    /// <summary>The texts of a candidate's task.</summary>
    public static TaskText Of(LabelledCandidate candidate)
    {
        using var tools = new JsonTextBuilder();
        ToolJson.WriteList(candidate.Task.Tools, tools);
        var correct = CallSerializer.Write(RightCalls.Of(candidate.Task), candidate.Task.Tools);
        return new TaskText(tools.ToString(), correct, KeyHash.Of(PairIdentity.Situation(candidate.Task)).ToString("x32"));
    }
}
