using DataSynth.Cli.Console;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>
/// How long the rest of a run will take and how much its models will write, from the replies that are there: mean time and tokens of a
/// reply, at all places of its generator. Generators are asked side by side, so the slowest decides.
/// </summary>
/// <param name="Time">The time; a server that slows down under load takes longer.</param>
/// <param name="OutputTokens">Tokens to be written; 0 where no server counts them.</param>
/// <param name="Replies">Earlier replies that this rests on.</param>
/// <param name="IsWhole">False when a generator with work left has no reply yet, so that its part is missing.</param>
internal sealed record RunEstimate(TimeSpan Time, long OutputTokens, long Replies, bool IsWhole)
{
    /// <summary>Estimates the rest of a run.</summary>
    /// <param name="counts">What the journal has, by generator.</param>
    /// <param name="toAsk">Requests that will be asked, by generator.</param>
    /// <param name="places">Requests at once, by generator.</param>
    /// <returns>Null when nothing is to be asked, or no reply of those that are to be asked is there.</returns>
    public static RunEstimate? Of(IReadOnlyList<GeneratorCounts> counts, IReadOnlyList<long> toAsk, IReadOnlyList<int> places)
    {
        var estimate = new RunEstimate(TimeSpan.Zero, 0, 0, IsWhole: true);
        for (var index = 0; index < counts.Count; index++)
        {
            if (toAsk[index] == 0)
                continue;
            var replies = counts[index].Answered + counts[index].Failed;
            estimate = replies == 0 ? estimate with { IsWhole = false } : estimate.With(counts[index], replies, toAsk[index], places[index]);
        }

        return estimate.Replies == 0 ? null : estimate;
    }

    /// <summary>One line for the person who starts the run.</summary>
    public override string ToString()
    {
        var tokens = OutputTokens > 0 ? $" and {NumberText.Count(OutputTokens)} tokens" : "";
        var part = IsWhole ? "" : "; generators without a reply are not in it";
        return $"estimate: about {NumberText.Duration(Time)}{tokens} for the rest, from {NumberText.Count(Replies)} earlier replies{part}";
    }

    private RunEstimate With(GeneratorCounts counts, long replies, long toAsk, int places)
    {
        var milliseconds = (double)counts.DurationMilliseconds / replies * toAsk / places;
        var time = TimeSpan.FromMilliseconds(Math.Min(milliseconds, TimeSpan.MaxValue.TotalMilliseconds / 2));
        var tokens = counts.Answered == 0 ? 0 : (long)((double)counts.OutputTokens / counts.Answered * toAsk);
        return this with { Time = time > Time ? time : Time, OutputTokens = OutputTokens + tokens, Replies = Replies + replies };
    }
}
