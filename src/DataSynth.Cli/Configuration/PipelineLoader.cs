using System.Text;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Configuration;

/// <summary>Loads pipeline files for verbs: findings go to standard error.</summary>
internal static class PipelineLoader
{
    /// <summary>More than any pipeline file, and little enough to hold.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a pipeline file and writes its findings, warnings too, to standard error.</summary>
    /// <param name="path">The file; <c>-</c> for standard input.</param>
    /// <param name="streams">What to read from and write to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The reading; its pipeline is null when there are errors, and the verb ends with exit code 2.</returns>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static async Task<PipelineReading> LoadAsync(string path, CommandStreams streams, CancellationToken cancellationToken)
    {
        var reading = PipelineReader.Read(new SourceText(path, await ReadTextAsync(path, streams, cancellationToken)));
        await streams.Error.WriteAsync(DiagnosticRenderer.Render(reading.Source, reading.Diagnostics, streams.ErrorStyle));
        return reading;
    }

    private static async Task<string> ReadTextAsync(string path, CommandStreams streams, CancellationToken cancellationToken)
    {
        try
        {
            if (path == "-")
                return await DecodeAsync(path, streams.Input, cancellationToken);
            if (Directory.Exists(path))
                throw CommandException.Usage($"{path}: found a folder, expected a pipeline file");
            await using var file = File.OpenRead(path);
            return await DecodeAsync(path, file, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Usage($"{path}: no such file, expected a pipeline file");
        }
    }

    private static async Task<string> DecodeAsync(string path, Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        while (await stream.ReadAsync(bytes.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > MaxBytes)
                throw CommandException.Usage($"{path}: found more than {MaxBytes} bytes, expected a pipeline file");
            if (length == bytes.Length)
                Array.Resize(ref bytes, 2 * length);
        }

        try
        {
            return Strict.GetString(bytes, 0, length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw CommandException.Usage($"{path}: found bytes that are not UTF-8, expected a pipeline file in UTF-8");
        }
    }
}
