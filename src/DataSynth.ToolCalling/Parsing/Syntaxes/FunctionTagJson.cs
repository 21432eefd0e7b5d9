using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary><c>&lt;function=NAME&gt;{…}&lt;/function&gt;</c>: Functionary 3.1 and Llama 3.</summary>
internal sealed class FunctionTagJson(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Open = "<function=";
    private const string Close = "</function>";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [Open];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        at += Open.Length;
        var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOf('>');
        if (length < 0 || !session.IsToolName(window[..length].Trim().Trim('"')))
            return length < 0 && window.Length < NameThenJson.MaxNameLength ? Block.Truncated : Block.NotThis;

        var tool = window[..length].Trim().Trim('"').ToString();
        at = text.SkipSpace(at + length + 1, session.End);
        if (at >= session.End)
            return Block.Truncated;
        if (text[at] != '{')
            return Block.NotThis;

        var calls = new List<ToolCall>();
        var outcome = NameThenJson.Read(session, ref at, tool, [Close], calls);
        if (outcome != ReadOutcome.Complete)
            return NameThenJson.Failure(outcome);
        var close = text.SkipSpace(at, session.End);
        if (text.Has(close, session.End, Close))
            return Block.Read(close + Close.Length, calls) with { MayBeTalk = true };
        if (!session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        return Block.Read(text.IsCutToken(close, session.End, [Close]) ? session.End : at, calls) with { MayBeTalk = true };
    }
}
