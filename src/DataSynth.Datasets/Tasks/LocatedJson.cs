using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tasks;

/// <summary>A JSON value together with the text that its spans point into, so that a part can be taken out byte for byte.</summary>
/// <param name="Value">The value.</param>
/// <param name="Utf8">The text that it was read from.</param>
internal readonly record struct LocatedJson(JsonValue Value, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The same text around another value that was read from it.</summary>
    public LocatedJson At(JsonValue value) => new(value, Utf8);

    /// <summary>The source text of an object that was read from this text.</summary>
    public string TextOf(JsonObject value) => Encoding.UTF8.GetString(value.Source.Of(Utf8.Span));

    /// <summary>Looks a member up, and reads it once more where it is a string that holds JSON, as several published sets have it.</summary>
    /// <param name="name">The key.</param>
    /// <param name="member">The value found.</param>
    /// <param name="problem">Why the string is not JSON; null when there is no such member.</param>
    public bool TryGetEmbedded(string name, out LocatedJson member, [NotNullWhen(false)] out RowProblem? problem)
    {
        member = default;
        problem = $"`{name}` is missing";
        if (Value is not JsonObject record || !record.TryGet(name, out var value))
            return false;
        return At(value).TryUnpack(name, out member, out problem);
    }

    /// <summary>This value, or the JSON inside it when it is a string.</summary>
    /// <param name="name">What to call it in a problem.</param>
    /// <param name="inner">The value found.</param>
    /// <param name="problem">Why the string is not JSON.</param>
    public bool TryUnpack(string name, out LocatedJson inner, [NotNullWhen(false)] out RowProblem? problem)
    {
        inner = this;
        problem = null;
        if (Value is not JsonString text)
            return true;

        problem = LoneSurrogate.In(text.Text, $"the text in `{name}`");
        if (problem is not null)
            return false;

        var utf8 = Encoding.UTF8.GetBytes(text.Text);
        if (!JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out var error))
        {
            problem = new RowProblem(QuarantineKinds.BrokenJson, $"the text in `{name}` is not JSON: {error}");
            return false;
        }

        inner = new LocatedJson(value, utf8);
        return true;
    }
}
