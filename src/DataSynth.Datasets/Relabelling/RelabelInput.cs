namespace DataSynth.Datasets.Relabelling;

/// <summary>One row or recorded output that is to be labelled, as it was read. It becomes exactly one <see cref="RelabelOutcome"/>.</summary>
/// <param name="File">The file that it stands in.</param>
/// <param name="Line">1-based line on which it begins; 0 where the file has no lines.</param>
/// <param name="Row">1-based number within the file.</param>
public abstract record RelabelInput(string File, long Line, long Row)
{
    /// <summary>Labels it. Pure, and called from many threads at once.</summary>
    public abstract RelabelOutcome Label();
}
