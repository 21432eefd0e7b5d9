using System.Buffers;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// A list that a run leaves for people, one JSON object a line. It is written beside its place and moved there when it is complete, so that
/// the list of an earlier run stays until there is a new one.
/// </summary>
internal sealed class JsonLinesFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _isComplete;

    /// <summary>Begins a list.</summary>
    /// <param name="path">Its place; the folder is created where needed.</param>
    public JsonLinesFile(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(PartialPath, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
    }

    /// <summary>Lines written so far.</summary>
    public long Count { get; private set; }

    private string PartialPath => _path + ".tmp";

    /// <summary>Adds a line.</summary>
    /// <param name="members">The object's members, in order.</param>
    public void Write(params ReadOnlySpan<JsonMember> members)
    {
        _line.ResetWrittenCount();
        new JsonObject(members.ToArray()).WriteTo(_line);
        _line.Write("\n"u8);
        _file.Write(_line.WrittenSpan);
        Count++;
    }

    /// <summary>Adds all lines of another list; <see cref="Count"/> stays as it is.</summary>
    /// <param name="path">The list.</param>
    public void Append(string path)
    {
        using var lines = File.OpenRead(path);
        lines.CopyTo(_file);
    }

    /// <summary>Puts the list in its place.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(PartialPath, _path, overwrite: true);
        _isComplete = true;
    }

    /// <summary>Closes the file; of a list that was not completed nothing stays.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isComplete)
            File.Delete(PartialPath);
    }
}
