namespace DataSynth.Datasets.Export;

/// <summary>What a profile makes its rows of.</summary>
public enum RowSource
{
    /// <summary>Right calls against wrong ones.</summary>
    Pairs,

    /// <summary>Every labelled answer by itself.</summary>
    Candidates,

    /// <summary>Every variant of a task once, whatever was answered.</summary>
    Tasks,
}
