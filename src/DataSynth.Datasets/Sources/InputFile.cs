namespace DataSynth.Datasets.Sources;

/// <summary>A file that the data was made from, as the manifest names it.</summary>
/// <param name="Name">The file's name without folders, so that two machines write the same manifest.</param>
/// <param name="Sha256">SHA-256 of its bytes as they lie on the disk, 64 lower-case hexadecimal digits.</param>
public sealed record InputFile(string Name, string Sha256)
{
    /// <summary>The file as the settings name it; never written to a data set. Null where it is not known.</summary>
    public string? Path { get; init; }
}
