namespace DataSynth.ToolCalling.Comparison;

/// <summary>How well one call fits one expected call of the same name.</summary>
/// <param name="Differences">Arguments that differ; 0: the call is right.</param>
/// <param name="Satisfied">Expected arguments that are right, those rightly left out among them.</param>
/// <param name="Common">Expected arguments that are present, or rightly left out.</param>
/// <param name="Union">Expected arguments and unexpected ones together.</param>
internal readonly record struct CallFit(int Differences, int Satisfied, int Common, int Union)
{
    /// <summary>ToolRL's score of a pair.</summary>
    public FitWeight Weight => new(Union == 0 ? 1 : (double)Common / Union, Satisfied);
}
