using System.Security.Cryptography;

namespace DataSynth.Datasets.Sources;

/// <summary>A file that the data was made from, as the manifest names it.</summary>
/// <param name="Name">The file's name without folders, so that two machines write the same manifest.</param>
/// <param name="Sha256">SHA-256 of its bytes as they lie on the disk, 64 lower-case hexadecimal digits.</param>
public sealed record InputFile(string Name, string Sha256)
{
    /// <summary>The file as the settings name it; never written to a data set. Null where it is not known.</summary>
    public string? Path { get; init; }

    /// <summary>Hashes a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">It is missing or cannot be read.</exception>
    public static async Task<InputFile> HashAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            await using (content.ConfigureAwait(false))
            {
                var digest = await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false);
                return new InputFile(System.IO.Path.GetFileName(file), Convert.ToHexStringLower(digest)) { Path = file };
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(file, $"cannot be read: {exception.Message}", exception);
        }
    }
}
