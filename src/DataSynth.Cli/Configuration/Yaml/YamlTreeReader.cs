using DataSynth.Cli.Configuration.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>
/// Builds the tree of one YAML document and reports duplicate keys, tags, anchors and anything past the limits with its place.
/// Anchors and aliases are refused: a pipeline needs none, and expanding them is how small files become huge.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 100_000;

    private readonly Parser _parser;
    private readonly DiagnosticBag _diagnostics;
    private int _nodes;

    private YamlTreeReader(string text, DiagnosticBag diagnostics)
    {
        _parser = new Parser(new StringReader(text));
        _diagnostics = diagnostics;
    }

    /// <summary>Reads a text that should hold one document.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    /// <returns>The document's value; null when there is none, or when the text cannot be read to its end.</returns>
    public static YamlNode? Read(string text, DiagnosticBag diagnostics)
    {
        var reader = new YamlTreeReader(text, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            var isTab = exception.Message.Contains(" tab ", StringComparison.Ordinal);
            var place = isTab ? IndentingTab(text) : null;
            diagnostics.Error(place ?? At(exception.Start, exception.End), $"this is not YAML: {Sentence(exception)}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up so on a few malformed texts, without a place of its own.
            var end = reader._parser.Current?.End ?? Mark.Empty;
            diagnostics.Error(At(end, end), "this is not YAML: it cannot be read from here on");
        }

        return null;
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return null;

        _parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        if (root is not null && _parser.TryConsume<DocumentEnd>(out _) && _parser.Accept<DocumentStart>(out var second))
            _diagnostics.Error(At(second.Start, second.Start), "a second document begins here; a pipeline file holds one");
        return root;
    }

    /// <summary>Reads one value; null means that reading cannot go on, and why has been reported.</summary>
    private YamlNode? ReadNode(int depth)
    {
        var next = _parser.Current ?? throw new SyntaxErrorException("the text ends too early");
        if (depth > MaxDepth)
            return Stop(next, $"this is nested deeper than {MaxDepth} levels");
        if (++_nodes > MaxNodes)
            return Stop(next, $"the file holds more than {MaxNodes} values");
        if (next is NodeEvent node)
            CheckProperties(node);

        switch (next)
        {
            case Scalar scalar:
                _parser.MoveNext();
                return ToScalar(scalar);
            case SequenceStart start:
                _parser.MoveNext();
                return ReadSequence(start, depth);
            case MappingStart start:
                _parser.MoveNext();
                return ReadMapping(start, depth);
            case AnchorAlias alias:
                _parser.MoveNext();
                _diagnostics.Error(At(alias.Start, alias.End), $"alias *{alias.Value} is not allowed; write the value out");
                return new YamlAlias(At(alias.Start, alias.End));
            default:
                return Stop(next, "a value is expected here");
        }
    }

    private YamlSequence? ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }

        return new YamlSequence(items, At(start.Start, start.Start));
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        var members = new List<YamlMember>();
        var firstPlaces = new Dictionary<string, SourcePosition>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } key || ReadNode(depth + 1) is not { } value)
                return null;
            if (key is not YamlScalar scalar)
                _diagnostics.Error(key.Position, $"a key must be a word; found {key.Description}");
            else if (!firstPlaces.TryAdd(scalar.Text, scalar.Position))
                _diagnostics.Error(scalar.Position, $"key \"{scalar.Text}\" is given twice; first in line {firstPlaces[scalar.Text].Line}");
            else
                members.Add(new YamlMember(scalar, value));
        }

        return new YamlMapping(members, At(start.Start, start.Start));
    }

    private void CheckProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            _diagnostics.Error(At(node.Start, node.Start), $"anchor &{node.Anchor.Value} is not allowed; write the value out where it is needed");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            _diagnostics.Error(At(node.Start, node.Start), $"tag {node.Tag.Value} is not allowed");
    }

    private YamlNode? Stop(ParsingEvent at, string message)
    {
        _diagnostics.Error(At(at.Start, at.Start), message);
        return null;
    }

    /// <summary>The first tab in an indentation; the parser's own marks stand at the start of what is indented.</summary>
    private static SourcePosition? IndentingTab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var tab = line.IndexOf('\t');
            if (tab >= 0 && line[..tab].TrimStart(' ').IsEmpty)
                return new SourcePosition(number, tab + 1);
        }

        return null;
    }

    private static YamlScalar ToScalar(Scalar scalar)
        => new(scalar.Value, scalar.Style == ScalarStyle.Plain, At(scalar.Start, scalar.End));

    private static SourcePosition At(Mark start, Mark end)
    {
        var length = end.Line == start.Line ? end.Column - start.Column : 1;
        return new SourcePosition((int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), (int)Math.Max(1, length));
    }

    private static string Sentence(YamlException exception)
    {
        var message = exception.Message;
        var place = message.LastIndexOf("): ", StringComparison.Ordinal);
        var text = place >= 0 ? message[(place + 3)..] : message;
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');
    }
}
