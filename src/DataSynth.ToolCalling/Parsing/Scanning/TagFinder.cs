namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>
/// Finds the next place of a token, remembering the last answer: asked at rising positions it reads the text once, however often
/// the token is missing.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
/// <param name="token">The token.</param>
internal sealed class TagFinder(string text, int end, string token)
{
    private int _asked = int.MaxValue;
    private int _found;

    /// <summary>The position of the token at or after <paramref name="at"/>, or <see cref="int.MaxValue"/>.</summary>
    public int Next(int at)
    {
        if (at >= _asked && at <= _found)
            return _found;
        var index = at >= end ? -1 : text.IndexOf(token, at, end - at, StringComparison.Ordinal);
        _asked = at;
        _found = index < 0 ? int.MaxValue : index;
        return _found;
    }
}
