using Dapper;

namespace DataSynth.Journal.Storage;

/// <summary>Runs one of the rare statements, once for each set of parameters.</summary>
internal sealed class StatementWrite(string name, params object[] parameters) : JournalWrite
{
    public override int Rows => parameters.Length;

    public override long Bytes => 256L * parameters.Length;

    public override void Apply(JournalStatements statements) =>
        statements.Connection.Execute(SqlText.Of(name), parameters);
}
