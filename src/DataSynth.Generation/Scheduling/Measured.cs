namespace DataSynth.Generation.Scheduling;

/// <summary>What a window has shown so far.</summary>
/// <param name="Rate">Answers per second.</param>
/// <param name="Latency">Mean latency in seconds.</param>
/// <param name="Variation">Standard deviation of the latencies, as a share of their mean.</param>
/// <param name="Answers">Answers that it rests on.</param>
/// <param name="Seconds">Length of the window.</param>
internal readonly record struct Measured(double Rate, double Latency, double Variation, int Answers, double Seconds)
{
    /// <summary>How far a rate that rests on these answers is off by chance, as a share of it: one standard deviation.</summary>
    public double Error => Math.Max(Variation, 0.02) / Math.Sqrt(Math.Max(1, Answers));

    /// <summary>Both windows as one, at the same limit.</summary>
    /// <param name="later">The later window.</param>
    /// <param name="mostAnswers">The weight that the earlier one keeps at most, so that old times are forgotten.</param>
    public Measured Join(Measured later, int mostAnswers)
    {
        var kept = Math.Min(Answers, mostAnswers);
        var part = (double)later.Answers / (kept + later.Answers);
        return new Measured(
            Rate + ((later.Rate - Rate) * part),
            Latency + ((later.Latency - Latency) * part),
            Variation + ((later.Variation - Variation) * part),
            kept + later.Answers,
            Seconds + later.Seconds);
    }
}
