using System.Buffers.Binary;
using System.Text;
using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Sources.Shuffling;

/// <summary>
/// Tasks in two scratch files, so that they can be read again in any order: their JSON one after the other, and for each task 32 bytes
/// that say where it lies and where it came from. Memory does not grow with the tasks; the disk takes what they have as JSON. The files
/// are gone when the spool is closed.
/// </summary>
internal sealed class TaskSpool : IDisposable
{
    private const int EntryBytes = 32;
    private const int BufferBytes = 1 << 16;

    private readonly string _directory;
    private readonly FileStream _tasks;
    private readonly FileStream _index;
    private readonly List<string> _files = [];

    /// <summary>An empty spool.</summary>
    /// <param name="directory">Where the scratch files go.</param>
    /// <exception cref="SourceException">They cannot be written.</exception>
    public TaskSpool(string directory)
    {
        _directory = directory;
        _tasks = Guard(() => Create("shuffled-tasks"));
        _index = Guard(() => Create("shuffled-index"));
    }

    /// <summary>How many tasks there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a task.</summary>
    public void Add(SourceTask item)
    {
        if (_files.Count == 0 || _files[^1] != item.File)
            _files.Add(item.File);
        var json = Encoding.UTF8.GetBytes(TaskJson.Write(item.Task));
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteInt64LittleEndian(entry, _tasks.Position);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(entry[12..], item.IsFurther ? -_files.Count : _files.Count);
        BinaryPrimitives.WriteInt64LittleEndian(entry[16..], item.Line);
        BinaryPrimitives.WriteInt64LittleEndian(entry[24..], item.Row);
        var bytes = entry.ToArray();
        Guard(() =>
        {
            _tasks.Write(json);
            _index.Write(bytes);
            return true;
        });
        Count++;
    }

    /// <summary>Reads a task back.</summary>
    /// <param name="number">Its number in the order of adding, from 0.</param>
    public SourceTask Read(long number)
    {
        var (place, entry) = ReadEntry(number);
        var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(entry.AsSpan(8))];
        ReadAt(_tasks, BinaryPrimitives.ReadInt64LittleEndian(entry), json);
        return new SourceTask(place.File, place.Line, place.Row, TaskJson.Parse(Encoding.UTF8.GetString(json))) { IsFurther = place.IsFurther };
    }

    /// <summary>Says of a task that it is not used, without reading it.</summary>
    public LeftOutRow LeaveOut(long number) => ReadEntry(number).Place;

    /// <inheritdoc/>
    public void Dispose()
    {
        _tasks.Dispose();
        _index.Dispose();
    }

    private (LeftOutRow Place, byte[] Entry) ReadEntry(long number)
    {
        var entry = new byte[EntryBytes];
        ReadAt(_index, number * EntryBytes, entry);
        var file = BinaryPrimitives.ReadInt32LittleEndian(entry.AsSpan(12));
        var place = new LeftOutRow(
            _files[Math.Abs(file) - 1],
            BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(16)),
            BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(24)),
            LeftOutReasons.Limit)
        { IsFurther = file < 0 };
        return (place, entry);
    }

    private void ReadAt(FileStream file, long position, byte[] target)
        => Guard(() =>
        {
            file.Position = position;
            file.ReadExactly(target);
            return true;
        });

    private FileStream Create(string name) => new(
        Path.Combine(Directory.CreateDirectory(_directory).FullName, name),
        FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(_directory, $"the scratch file for shuffling cannot be used: {exception.Message}", exception);
        }
    }
}
