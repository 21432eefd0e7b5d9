namespace DataSynth.Journal.Storage;

/// <summary>One step from a version of the tables to the next.</summary>
/// <param name="Version">The version that it leads to; the first is 1.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record JournalMigration(int Version, string Sql)
{
    /// <summary>All steps of this program, in order.</summary>
    public static IReadOnlyList<JournalMigration> All { get; } = [new(1, SqlText.Read("Migrations/0001_create.sql"))];
}
