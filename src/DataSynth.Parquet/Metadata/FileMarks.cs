namespace DataSynth.Parquet.Metadata;

/// <summary>The marks at both ends of a file (README.md of the format, "File format").</summary>
internal static class FileMarks
{
    /// <summary>Bytes of the footer's length and the mark behind it.</summary>
    public const int TailBytes = 8;

    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>The mark of a file whose footer is encrypted.</summary>
    public static ReadOnlySpan<byte> EncryptedMagic => "PARE"u8;
}
