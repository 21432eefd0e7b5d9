namespace DataSynth.Parquet.Tests.Compression;

/// <summary>A test against the reference implementation.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibZstdFactAttribute : FactAttribute
{
    public LibZstdFactAttribute()
    {
        if (!LibZstd.IsPresent)
            Skip = "Compares with libzstd.so.1, which is not on this system; the product itself needs none.";
    }
}
