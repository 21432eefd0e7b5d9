using DataSynth.Datasets.Candidates;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>What a candidate's unit score is made of, as far as it can be told call by call.</summary>
internal static class ScoreParts
{
    /// <summary>The smaller of the numbers of calls made and right over the larger; 1 where none is made and none is right.</summary>
    public static double Count(LabelledCandidate candidate)
    {
        var (made, right) = (candidate.Output.Calls.Count, candidate.Task.Expectation.Calls.Count);
        return made == right ? 1 : (double)Math.Min(made, right) / Math.Max(made, right);
    }

    /// <summary>The Jaccard index of the multisets of tool names, ToolRL's <c>r_name</c> (arXiv 2504.13958 §3.3); 1 where both are
    /// empty.</summary>
    public static double Names(LabelledCandidate candidate)
    {
        var made = candidate.Output.Calls.CountBy(call => call.Name).ToDictionary();
        var right = RightCalls.Of(candidate.Task);
        var common = right.CountBy(call => call.Name).Sum(name => Math.Min(name.Value, made.GetValueOrDefault(name.Key)));
        var union = right.Count + candidate.Output.Calls.Count - common;
        return union == 0 ? 1 : (double)common / union;
    }
}
