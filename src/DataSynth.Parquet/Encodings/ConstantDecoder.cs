namespace DataSynth.Parquet.Encodings;

/// <summary>The same level for every slot, for v2 pages whose writer left out levels that say nothing.</summary>
/// <param name="level">The level.</param>
internal sealed class ConstantDecoder(int level) : LevelDecoder
{
    public override int Next() => level;
}
