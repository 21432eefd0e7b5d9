using System.Buffers;

namespace DataSynth.Datasets.Sources.Reading;

/// <summary>
/// The elements of one JSON array, whose opening bracket was already taken: a record ends at a comma or at the closing bracket of
/// that level. Only strings and brackets are understood here; whether an element is JSON is for its reader to say.
/// </summary>
internal sealed class ArraySplitter : RecordSplitter
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{},"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\"u8);

    private int _depth;
    private bool _inString;
    private bool _escaped;
    private bool _complete;

    /// <inheritdoc/>
    public override string? CutOff => _complete ? null : "the file ends within its JSON array: the closing bracket is missing";

    /// <inheritdoc/>
    public override bool IsComplete => _complete;

    /// <inheritdoc/>
    public override int FindEnd(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_escaped)
            {
                _escaped = false;
                continue;
            }

            var next = bytes[i..].IndexOfAny(_inString ? InText : Structure);
            if (next < 0)
                return -1;
            i += next;
            if (IsEnd(bytes[i]))
                return i;
        }

        return -1;
    }

    private bool IsEnd(byte character)
    {
        switch (character)
        {
            case (byte)'"': _inString = !_inString; return false;
            case (byte)'\\': _escaped = true; return false;
            case (byte)'[' or (byte)'{': _depth++; return false;
            case (byte)',': return _depth == 0;
            case (byte)']' when _depth == 0: _complete = true; return true;
            default: _depth = Math.Max(0, _depth - 1); return false;
        }
    }
}
