using System.Buffers;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>A Parquet file of preference rows.</summary>
internal sealed class PreferenceParquet : IDisposable
{
    private readonly ParquetFileReader _reader;
    private readonly PreferenceColumns _columns;
    private readonly int[] _kept;
    private readonly int _role;
    private readonly int _content;

    private PreferenceParquet(ParquetFileReader reader, bool keep)
    {
        _reader = reader;
        _columns = new PreferenceColumns(reader.Schema);
        if (_columns.Problem() is { } problem)
            throw new SourceException(reader.Path, problem);
        (_role, _content) = MessageMembers();
        _kept = keep
            ? [.. Enumerable.Range(0, reader.Schema.Fields.Count).Where(i => !PreferenceNames.Copied.Contains(reader.Schema.Fields[i].Name))]
            : [];
    }

    /// <summary>Rows of the file.</summary>
    public long RowCount => _reader.RowCount;

    /// <summary>The columns that are kept, under the names that they get.</summary>
    public IReadOnlyList<ParquetField> KeptFields
        => [.. _kept.Select(i => _reader.Schema.Fields[i]).Select(column => column.Named(PreferenceNames.KeptAs(column.Name)))];

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keep">Whether its other columns are kept.</param>
    /// <exception cref="SourceException">A column is missing or of another type.</exception>
    /// <exception cref="ParquetException">The file is damaged.</exception>
    public static PreferenceParquet Open(string file, bool keep)
    {
        var reader = ParquetFileReader.Open(file, new ParquetReaderOptions { BinaryAsText = true, TextAsUtf8 = true });
        try
        {
            return new PreferenceParquet(reader, keep);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The rows behind the first few; row groups that end before them are not read.</summary>
    /// <param name="skip">How many rows are left out.</param>
    public IEnumerable<(object?[] Values, long Row)> ReadRows(long skip)
    {
        var row = 0L;
        foreach (var (group, metadata) in _reader.Metadata.RowGroups.Index())
        {
            if (row + metadata.RowCount <= skip)
            {
                row += metadata.RowCount;
                continue;
            }

            foreach (var values in _reader.ReadRowGroup(group))
            {
                if (++row > skip)
                    yield return (values, row);
            }
        }
    }

    /// <summary>Reads a row out of the file's values.</summary>
    public PreferenceRow Read(object?[] values)
    {
        var conversation = ReadConversation(At(values, _columns.Conversation), out var problem);
        return new PreferenceRow
        {
            Uuid = Text(values, _columns.Uuid),
            Dataset = Text(values, _columns.Dataset),
            Conversation = conversation,
            Tools = At(values, _columns.Tools) as byte[],
            CorrectCalls = At(values, _columns.CorrectCalls) as byte[],
            IncorrectCalls = At(values, _columns.IncorrectCalls) as byte[],
            Generator = Text(values, _columns.Generator),
            TaskId = Text(values, _columns.TaskId),
            Kind = Text(values, _columns.Kind),
            ErrorType = Text(values, _columns.ErrorType),
            Verdict = Text(values, _columns.Verdict),
            Obfuscated = At(values, _columns.Obfuscated) is true,
            RawOutput = Text(values, _columns.RawOutput),
            Syntax = Text(values, _columns.Syntax),
            GeneratorLicense = Text(values, _columns.GeneratorLicense),
            GeneratorDigest = Text(values, _columns.GeneratorDigest),
            PromptHash = Text(values, _columns.PromptHash),
            Seed = Integer(At(values, _columns.Seed)),
            Temperature = At(values, _columns.Temperature) switch { double wide => wide, float narrow => narrow, _ => null },
            SampleIndex = Integer(At(values, _columns.SampleIndex)),
            Kept = _kept.Length == 0 ? [] : Array.ConvertAll(_kept, i => values[i]),
            Problem = problem,
        };
    }

    /// <summary>A row as people can read it, for the quarantine.</summary>
    public string TextOf(object?[] values)
    {
        var output = new ArrayBufferWriter<byte>();
        ParquetJson.WriteLine(_reader.Schema, values, output);
        return QuarantineText.Of(output.WrittenSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private (int Role, int Content) MessageMembers()
    {
        var conversation = _reader.Schema.Fields[_columns.Conversation];
        if (conversation.Kind == ParquetFieldKind.Primitive)
            return (-1, -1);
        var members = conversation.Kind == ParquetFieldKind.List ? [.. conversation.Children[0].Children.Select(member => member.Name)] : new List<string>();
        var (role, content) = (members.IndexOf("role"), members.IndexOf("content"));
        return role >= 0 && content >= 0
            ? (role, content)
            : throw new SourceException(
                _reader.Path, "found a column conversation of another shape, expected a list of structs of role and content, or JSON in a string");
    }

    private IReadOnlyList<object?>? ReadConversation(object? value, out RowProblem? problem)
    {
        problem = null;
        return value switch
        {
            byte[] json => PreferenceConversation.Read(json, out problem),
            IReadOnlyList<object?> list when (_role, _content) == (0, 1) && list.All(IsOurs) => list,
            IReadOnlyList<object?> list => PreferenceConversation.Arrange(list, _role, _content, out problem),
            _ => null,
        };
    }

    private static bool IsOurs(object? message) => message is object?[] and [byte[], byte[]];

    private static object? At(object?[] values, int column) => column >= 0 ? values[column] : null;

    private static string? Text(object?[] values, int column) => At(values, column) is byte[] utf8 ? Encoding.UTF8.GetString(utf8) : null;

    private static long? Integer(object? value) => value switch { long wide => wide, int narrow => narrow, _ => null };
}
