namespace DataSynth.EndToEnd.Tests.Repository;

/// <summary>One room: what it may reference and what its code never names.</summary>
/// <param name="Name">The project without its <c>DataSynth.</c> prefix.</param>
/// <param name="Rooms">The rooms it may reference.</param>
/// <param name="Packages">The packages it may reference.</param>
/// <param name="Banned">Texts that must not occur in its source.</param>
internal sealed record Room(string Name, string[] Rooms, string[] Packages, string[] Banned)
{
    private static readonly string[] Network = ["System.Net.Http", "System.Net.Sockets", "HttpClient"];
    private static readonly string[] Sql = ["Dapper", "Sqlite", "System.Data"];
    private static readonly string[] Files = ["File.", "FileStream", "Directory.", "Path.Get"];
    private static readonly string[] Channels = ["System.Threading.Channels", "Channel.Create"];

    public static IReadOnlyList<Room> All { get; } =
    [
        new("ToolCalling", [], [], [.. Network, .. Sql, .. Files, .. Channels, "TimeProvider", "Stopwatch", "new Random("]),
        new("Parquet", [], [], [.. Network, .. Sql, .. Channels, "DataSynth.ToolCalling"]),
        new("Pipeline", [], [], [.. Network, .. Sql, .. Files, "System.Text.Json", "DataSynth.ToolCalling"]),
        new("Datasets", ["ToolCalling", "Parquet"], ["Handlebars.Net"], [.. Network, .. Sql]),
        new("Generation", ["ToolCalling"], ["Microsoft.Extensions.AI.Abstractions"], [.. Sql, .. Files]),
        new(
            "Journal",
            ["ToolCalling"],
            ["Dapper", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"],
            [.. Network]),
        new(
            "Cli",
            ["ToolCalling", "Parquet", "Pipeline", "Datasets", "Generation", "Journal"],
            ["System.CommandLine", "YamlDotNet"],
            ["SqliteConnection", "Dapper", "new HttpClient("]),
    ];

    public string ProjectFile => RepositoryRoot.At("src", $"DataSynth.{Name}", $"DataSynth.{Name}.csproj");
}
