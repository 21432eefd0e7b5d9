namespace DataSynth.Parquet.Schema;

/// <summary>How often a node of the stored schema occurs. The numbers are those of <c>FieldRepetitionType</c> (parquet.thrift).</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}
