using System.Text;

namespace DataSynth.Benchmarks.Compression;

/// <summary>Texts of the two kinds that fill preference sets, the same on every machine: words with the frequencies of Zipf's law and
/// phrases that come again.</summary>
internal sealed class SyntheticText
{
    private const int Words = 20_000;
    private const int Phrases = 4_000;
    private const int Tools = 3_000;
    private const string Letters = "eeeeeeeetttttttaaaaaaooooooiiiiiinnnnnsssshhhrrrdddlluuccmmwwffggyyppbbvvkjxqz";

    private readonly string[] _words;
    private readonly double[] _shares;
    private readonly string[] _phrases;
    private ulong _state = 1;

    public SyntheticText()
    {
        _words = [.. Enumerable.Range(0, Words).Select(_ => Word())];
        _shares = new double[Words];
        var sum = 0.0;
        for (var i = 0; i < Words; i++)
            _shares[i] = sum += 1 / (i + 2.7);
        _phrases = [.. Enumerable.Range(0, Phrases).Select(_ => Sequence(3 + Next(7)))];
    }

    /// <summary>Messages: sentences, and now and then a call.</summary>
    /// <param name="length">At least how many bytes.</param>
    public byte[] Conversations(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            for (var sentences = 2 + Next(10); sentences > 0; sentences--)
            {
                if (Next(2) == 0)
                    text.Append(_phrases[Next(Phrases)]).Append(' ');
                text.Append(Sequence(4 + Next(11))).Append(Next(6) == 0 ? "? " : ". ");
            }

            if (Next(2) == 0)
                text.Append($$"""{"name": "{{_words[Next(3_000)]}}", "arguments": {"{{_words[Next(500)]}}": "{{_words[Next(Words)]}}"} }""");
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Lists of two to eight tools out of a catalogue.</summary>
    /// <param name="length">At least how many bytes.</param>
    public byte[] ToolLists(int length)
    {
        var catalogue = Enumerable.Range(0, Tools).Select(_ => Tool()).ToArray();
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append('[').AppendJoin(", ", Enumerable.Range(0, 2 + Next(7)).Select(_ => catalogue[Next(Tools)])).Append("]\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Tool()
    {
        string[] types = ["string", "integer", "number", "boolean"];
        var parameters = Enumerable.Range(0, 1 + Next(5)).Select(_ =>
            $$"""
            "{{_words[Next(1_500)]}}": {"type": "{{types[Next(4)]}}", "description": "{{Sequence(4 + Next(10))}}"}
            """);
        return $$"""{"name": "{{_words[Next(Words)]}}_{{_words[Next(Words)]}}", "description": "{{Sequence(6 + Next(14))}}", """
            + "\"parameters\": {\"type\": \"object\", \"properties\": {" + string.Join(", ", parameters) + "}, \"required\": []}}";
    }

    private string Word() => string.Concat(Enumerable.Range(0, 2 + Next(9)).Select(_ => Letters[Next(Letters.Length)]));

    private string Sequence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ =>
    {
        var at = Array.BinarySearch(_shares, Next(1 << 24) / (double)(1 << 24) * _shares[^1]);
        return _words[at < 0 ? ~at : at];
    }));

    /// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    private int Next(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)Math.BigMul(z ^ (z >> 31), (ulong)limit, out _);
    }
}
