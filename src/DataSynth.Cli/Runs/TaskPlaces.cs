using System.Security.Cryptography;
using System.Text;
using DataSynth.Datasets.Candidates;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Where the requests of each source task stand in several journals: tasks in the order in which they first occur, folder by folder. Some
/// sixty bytes a task and journal.
/// </summary>
internal sealed class TaskPlaces
{
    private readonly List<TaskPlace> _places = [];
    private readonly List<int> _tasks = [];

    /// <summary>Source tasks.</summary>
    public int Tasks => _tasks.Count;

    /// <summary>Variants of them that are not as their source has them.</summary>
    public long Variants { get; private set; }

    /// <summary>Reads the plans of journals.</summary>
    /// <param name="readers">The journals in order.</param>
    public static TaskPlaces Read(IReadOnlyList<JournalReader> readers)
    {
        var places = new TaskPlaces();
        var last = new Dictionary<UInt128, int>();
        var plain = new HashSet<UInt128>();
        var variants = new HashSet<(UInt128 Task, string Variant)>();
        foreach (var (run, reader) in readers.Index())
        {
            foreach (var planned in reader.ReadTasks())
            {
                var id = Key(planned.Task.Id);
                var isPlain = VariantNames.Read(planned.Task.Variant) == TaskVariant.Plain;
                var number = places._places.Count;
                places._places.Add(new TaskPlace(run, planned.First, planned.Last, isPlain && plain.Add(id)));
                if (!isPlain && variants.Add((id, planned.Task.Variant)))
                    places.Variants++;
                if (last.TryGetValue(id, out var before))
                    places._places[before] = places._places[before] with { Next = number };
                else
                    places._tasks.Add(number);
                last[id] = number;
            }
        }

        return places;
    }

    /// <summary>The places of all source tasks, task by task.</summary>
    public IEnumerable<IReadOnlyList<TaskPlace>> All()
    {
        foreach (var first in _tasks)
        {
            var places = new List<TaskPlace>();
            for (var number = first; number >= 0; number = places[^1].Next)
                places.Add(_places[number]);
            yield return places;
        }
    }

    /// <summary>The tasks of a journal, in its order, of which it holds the first plain form.</summary>
    /// <param name="run">The journal's number.</param>
    /// <param name="reader">The journal.</param>
    public IEnumerable<JournalTask> FirstForms(int run, JournalReader reader)
        => reader.ReadTasks().Zip(_places.Where(place => place.Run == run)).Where(both => both.Second.IsFirstPlain).Select(both => both.First.Task);

    private static UInt128 Key(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), digest);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
