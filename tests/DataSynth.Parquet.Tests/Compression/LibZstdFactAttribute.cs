namespace DataSynth.Parquet.Tests.Compression;

/// <summary>A test against the reference implementation.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibZstdFactAttribute : FactAttribute
{
    public LibZstdFactAttribute()
    {
        if (!LibZstd.IsPresent)
            // Only a comparison: the product's own zstd needs no library, so that a system without it loses no other test.
            Skip = "libzstd.so.1 is not on this system.";
    }
}
