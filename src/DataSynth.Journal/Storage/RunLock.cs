using System.Globalization;

namespace DataSynth.Journal.Storage;

/// <summary>
/// Keeps a second process out of a run folder. The lock is the operating system's, on an open file, so it ends with the process,
/// however that ends: a lock left behind by a killed process holds nobody up.
/// </summary>
/// <remarks>Who holds it stands in a file beside it, because a locked file cannot be read everywhere. Neither is deleted: between one
/// process opening the lock file and another deleting it, both would think that they hold it.</remarks>
public sealed class RunLock : IDisposable
{
    private const string LockName = "run.lock";
    private const string OwnerName = "run.owner";

    // EAGAIN on Linux, EAGAIN on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, creating the folder where needed.</summary>
    /// <param name="runFolder">The folder that ends in <c>.run</c>.</param>
    /// <param name="now">The time, for whoever finds the folder in use.</param>
    /// <exception cref="JournalException">Somebody has it, or the folder cannot be written.</exception>
    public static RunLock Acquire(string runFolder, DateTimeOffset now)
    {
        var path = Path.Combine(runFolder, LockName);
        var owner = Path.Combine(runFolder, OwnerName);
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(runFolder);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, started {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC\n"));
            return new RunLock(file);
        }
        catch (IOException e) when (file is null && Held.Contains(e.HResult))
        {
            throw new JournalException(
                JournalFault.InUse,
                runFolder,
                $"found the run folder in use by {ReadOwner(owner)}, expected it to be free: wait for that run to end, or stop it",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw StorageFaults.Translate(path, e);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _file.Dispose();

    private static string ReadOwner(string owner)
    {
        try
        {
            var text = File.ReadAllText(owner).Trim();
            return text.Length > 0 ? text : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
