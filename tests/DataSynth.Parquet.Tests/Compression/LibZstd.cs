using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>The reference implementation, where the system has it.</summary>
internal static class LibZstd
{
    private const string Library = "libzstd.so.1";
    private const int CompressionLevel = 100;
    private const int WindowLog = 101;
    private const int ContentSizeFlag = 200;
    private const int ChecksumFlag = 201;

    public static bool IsPresent { get; } = NativeLibrary.TryLoad(Library, out _);

    public static byte[] Compress(byte[] block, int level, bool hasChecksum = false, bool hasContentSize = true, int windowLog = 0)
    {
        var context = ZSTD_createCCtx();
        try
        {
            Check(ZSTD_CCtx_setParameter(context, CompressionLevel, level));
            Check(ZSTD_CCtx_setParameter(context, ChecksumFlag, hasChecksum ? 1 : 0));
            Check(ZSTD_CCtx_setParameter(context, ContentSizeFlag, hasContentSize ? 1 : 0));
            Check(ZSTD_CCtx_setParameter(context, WindowLog, windowLog));
            var output = new byte[(int)ZSTD_compressBound((nuint)block.Length)];
            var length = Check(ZSTD_compress2(context, output, (nuint)output.Length, block, (nuint)block.Length));
            return output[..length];
        }
        finally
        {
            _ = ZSTD_freeCCtx(context);
        }
    }

    public static byte[] Decompress(byte[] compressed, int size)
    {
        var output = new byte[size];
        Check(ZSTD_decompress(output, (nuint)size, compressed, (nuint)compressed.Length)).ShouldBe(size);
        return output;
    }

    private static int Check(nuint result) => ZSTD_isError(result) == 0
        ? (int)result
        : throw new InvalidOperationException(Marshal.PtrToStringAnsi(ZSTD_getErrorName(result)));

    [DllImport(Library)]
    private static extern nint ZSTD_createCCtx();

    [DllImport(Library)]
    private static extern nuint ZSTD_freeCCtx(nint context);

    [DllImport(Library)]
    private static extern nuint ZSTD_CCtx_setParameter(nint context, int parameter, int value);

    [DllImport(Library)]
    private static extern nuint ZSTD_compressBound(nuint size);

    [DllImport(Library)]
    private static extern nuint ZSTD_compress2(nint context, byte[] output, nuint capacity, byte[] input, nuint size);

    [DllImport(Library)]
    private static extern nuint ZSTD_decompress(byte[] output, nuint capacity, byte[] input, nuint size);

    [DllImport(Library)]
    private static extern uint ZSTD_isError(nuint result);

    [DllImport(Library)]
    private static extern nint ZSTD_getErrorName(nuint result);
}
