using System.Text.RegularExpressions;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>Reads the grammar of <see cref="RowCondition"/> by recursive descent.</summary>
internal sealed partial class ConditionParser
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private Match _token = Match.Empty;
    private int _depth;

    /// <summary>A parser of one condition.</summary>
    public ConditionParser(string text)
    {
        _text = text;
        Advance(0);
    }

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="ConditionException">It is not a condition.</exception>
    public ConditionNode Parse()
    {
        var condition = ReadAny();
        return _token.Length == 0 ? condition : throw Unexpected("\"and\", \"or\" or the end");
    }

    private ConditionNode ReadAny()
    {
        if (++_depth > MaxDepth)
            throw Unexpected($"at most {MaxDepth} levels of brackets");
        var parts = new List<ConditionNode> { ReadAll() };
        while (Take("or"))
            parts.Add(ReadAll());
        _depth--;
        return parts is [var only] ? only : new ConditionNode.Any(parts);
    }

    private ConditionNode ReadAll()
    {
        var parts = new List<ConditionNode> { ReadTest() };
        while (Take("and"))
            parts.Add(ReadTest());
        return parts is [var only] ? only : new ConditionNode.All(parts);
    }

    private ConditionNode ReadTest()
    {
        var negations = 0;
        while (Take("not"))
            negations++;
        ConditionNode test;
        if (Take("("))
        {
            test = ReadAny();
            Require(")");
        }
        else
        {
            test = ReadComparison(ReadField());
        }

        return negations % 2 == 0 ? test : new ConditionNode.Not(test);
    }

    private List<string> ReadField()
    {
        var path = new List<string>();
        do
        {
            if (!_token.Groups["name"].Success || _token.Value is "and" or "or" or "not" or "in")
                throw Unexpected(path.Count == 0 ? "a field such as category or extra_info.split" : "a name after the dot");
            path.Add(_token.Value.Trim('`'));
            Advance();
        }
        while (Take("."));
        return path;
    }

    private ConditionNode ReadComparison(List<string> field)
    {
        var negated = Take("not");
        if (Take("in"))
        {
            var among = new ConditionNode.Field(field, Relation.Equal, ReadList());
            return negated ? new ConditionNode.Not(among) : among;
        }

        if (negated)
            throw Unexpected("\"in\" after \"not\"");
        var word = _token.Value;
        Relation relation = word switch
        {
            "=" or "==" or "!=" => Relation.Equal,
            "<" => Relation.Less,
            "<=" => Relation.LessOrEqual,
            ">" => Relation.Greater,
            ">=" => Relation.GreaterOrEqual,
            _ => throw Unexpected("one of =, !=, <, <=, >, >=, in, not in"),
        };
        Advance();
        var test = new ConditionNode.Field(field, relation, [ReadValue()]);
        return word == "!=" ? new ConditionNode.Not(test) : test;
    }

    private List<JsonValue> ReadList()
    {
        Require("[");
        var values = new List<JsonValue> { ReadValue() };
        while (Take(","))
            values.Add(ReadValue());
        Require("]");
        return values;
    }

    private JsonValue ReadValue()
    {
        JsonValue value = _token.Value switch
        {
            "true" => JsonBoolean.True,
            "false" => JsonBoolean.False,
            "null" => JsonNull.Instance,
            [('\'' or '"') and var quote, .. var inner, _] => new JsonString(inner.Replace($"{quote}{quote}", quote.ToString(), StringComparison.Ordinal)),
            var number when _token.Groups["number"].Success => new JsonNumber(number),
            _ => throw Unexpected("a value: 'text', a number, true, false or null"),
        };
        Advance();
        return value;
    }

    private bool Take(string word)
    {
        if (_token.Value != word)
            return false;
        Advance();
        return true;
    }

    private void Require(string word)
    {
        if (!Take(word))
            throw Unexpected($"\"{word}\"");
    }

    private void Advance() => Advance(_token.Index + _token.Length);

    private void Advance(int from)
    {
        while (from < _text.Length && char.IsWhiteSpace(_text[from]))
            from++;
        _token = Token().Match(_text, from);
        if (_token.Groups["open"].Success)
            throw new ConditionException(new ConditionError(from, _text.Length - from, $"found a quote without its end, expected another {_text[from]}"));
    }

    private ConditionException Unexpected(string expected)
    {
        var found = _token.Length == 0 ? "the end" : $"\"{_token.Value}\"";
        return new ConditionException(new ConditionError(_token.Index, Math.Max(1, _token.Length), $"found {found}, expected {expected}"));
    }

    /// <summary>A doubled quote within quotes stands for itself, as in SQL.</summary>
    [GeneratedRegex(
        """
        \G(?: (?<name>[\p{L}_][\p{L}\p{N}_-]*|`[^`]+`)
            | (?<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
            | (?<text>'(?:[^']|'')*'|"(?:[^"]|"")*")
            | (?<open>['"`])
            | ==|!=|<=|>=|[=<>()\[\],.]
            | (?<other>.)
            | \z)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
