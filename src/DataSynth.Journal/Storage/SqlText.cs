using System.Collections.Concurrent;
using System.Reflection;

namespace DataSynth.Journal.Storage;

/// <summary>The statements of this room. Each stands in a file of its own under <c>Sql/</c> and is embedded.</summary>
internal static class SqlText
{
    private static readonly ConcurrentDictionary<string, string> Loaded = new();

    /// <summary>The text of <c>Sql/NAME.sql</c>.</summary>
    public static string Of(string name) => Loaded.GetOrAdd(name, static key => Read($"Sql/{key}.sql"));

    /// <summary>An embedded file.</summary>
    /// <exception cref="InvalidOperationException">There is none of this name.</exception>
    public static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(
                $"Found no embedded file '{resource}', expected one of this name in the project folder.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
