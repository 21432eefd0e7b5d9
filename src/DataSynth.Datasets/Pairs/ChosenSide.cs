namespace DataSynth.Datasets.Pairs;

/// <summary>What stands on the better side of a pair.</summary>
public enum ChosenSide
{
    /// <summary>The task's right calls.</summary>
    GroundTruth,

    /// <summary>A model's correct answer, of the same generator where it gave one; the right calls where no model was correct.</summary>
    Model,
}
