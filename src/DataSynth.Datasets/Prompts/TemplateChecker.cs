namespace DataSynth.Datasets.Prompts;

/// <summary>
/// Finds misspelt values and helpers before anything is rendered, with their place: Handlebars itself would render them as nothing, or
/// fail in the middle of the night without a line number.
/// </summary>
internal sealed class TemplateChecker(string name, string text, int start)
{
    private readonly Stack<OpenBlock> _open = new();
    private readonly HashSet<string> _used = [];

    /// <summary>Checks the template.</summary>
    /// <returns>The values of the root that it uses.</returns>
    /// <exception cref="PromptException">It uses what does not exist, or its blocks do not match.</exception>
    public IReadOnlySet<string> Check()
    {
        for (var at = text.IndexOf("{{", start, StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at, StringComparison.Ordinal))
            at = CheckTag(at);
        if (_open.TryPeek(out var block))
            throw Problem(block.At, $"{{{{#{block.Helper}}}}} is not closed");
        return _used;
    }

    private int CheckTag(int at)
    {
        if (text.AsSpan(at).StartsWith("{{!"))
        {
            var close = text.AsSpan(at).StartsWith("{{!--") ? "--}}" : "}}";
            return EndOf(at, close);
        }

        var isTriple = text.AsSpan(at).StartsWith("{{{");
        var end = EndOf(at, isTriple ? "}}}" : "}}");
        var brackets = isTriple ? 3 : 2;
        var inner = text[(at + brackets)..(end - brackets)].Trim().Trim('~').Trim();
        CheckExpression(at, inner);
        return end;
    }

    private void CheckExpression(int at, string expression)
    {
        var words = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw Problem(at, "an empty expression");

        if (expression[0] == '#')
        {
            OpenABlock(at, words[0] == "#" ? words[1..] : [words[0][1..], .. words[1..]]);
        }
        else if (expression[0] == '/')
        {
            var helper = expression[1..].Trim();
            if (!_open.TryPop(out var block) || block.Helper != helper)
                throw Problem(at, $"{{{{/{helper}}}}} closes no open {{{{#{helper}}}}}");
        }
        else if (words is ["else"] or ["^"])
        {
            if (_open.Count == 0)
                throw Problem(at, "{{else}} stands outside a block");
        }
        else if (words.Length > 1 || expression[0] is '>' or '&' or '^')
        {
            throw Problem(at, $"\"{expression}\" is neither a value nor a block; partials and other helpers are not available");
        }
        else
        {
            CheckValue(at, words[0], _open.Any(block => block.IsTools));
        }
    }

    private void OpenABlock(int at, string[] words)
    {
        if (words is not [("each" or "if" or "unless") and var helper, var value])
            throw Problem(at, $"unknown block \"{string.Join(' ', words)}\"; known: each VALUE, if VALUE, unless VALUE");

        var isTools = helper == "each";
        if (isTools && value != "tools")
            throw Problem(at, $"\"{value}\" is no list; known: tools");
        CheckValue(at, value, _open.Any(block => block.IsTools));
        _open.Push(new OpenBlock(helper, at, isTools));
    }

    private void CheckValue(int at, string value, bool withinTools)
    {
        var known = withinTools ? PromptValues.Tool : PromptValues.Root;
        var path = value.StartsWith("this.", StringComparison.Ordinal) ? value[5..] : value;
        if (withinTools && path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path.TrimStart('.', '/');
            known = PromptValues.Root;
        }

        if (withinTools && path is "@index" or "@first" or "@last")
            return;
        if (!known.ContainsKey(path))
            throw Problem(at, $"unknown value \"{value}\"; known here: {string.Join(", ", known.Keys)}");
        if (known == PromptValues.Root)
            _used.Add(path);
    }

    private int EndOf(int at, string close)
    {
        var end = text.IndexOf(close, at, StringComparison.Ordinal);
        return end < 0 ? throw Problem(at, $"no {close} follows") : end + close.Length;
    }

    private PromptException Problem(int at, string problem)
    {
        var line = text.AsSpan(0, at).Count('\n') + 1;
        var column = at - text.LastIndexOf('\n', Math.Max(0, at - 1), Math.Max(0, at - 1) + 1);
        return new PromptException(name, line, at == 0 ? 1 : column, problem);
    }

    private readonly record struct OpenBlock(string Helper, int At, bool IsTools);
}
