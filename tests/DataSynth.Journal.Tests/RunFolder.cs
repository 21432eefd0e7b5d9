namespace DataSynth.Journal.Tests;

/// <summary>An empty run folder that goes away with the test.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datasynth-journal-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "night.run");

    public string JournalPath => System.IO.Path.Combine(Path, "journal.sqlite");

    public RunJournal Open(string settings = "settings", TimeProvider? time = null) =>
        RunJournal.Open(Path, settings, time ?? TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);
}
