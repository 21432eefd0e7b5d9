using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using DataSynth.Cli.Commands;
using DataSynth.Datasets.Prompts;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>
/// What <c>check</c> found of how models write their calls: <c>syntaxes.json</c> of a run folder. A run takes its hints from there when it
/// starts and records them in its journal, so that exports read replies as the run did, whatever is found later.
/// </summary>
internal sealed class ProbedSyntaxes
{
    private const long MaxBytes = 1 << 20;

    private readonly List<ProbedSyntax> _found;
    private readonly string _promptHash;

    private ProbedSyntaxes(string path, List<ProbedSyntax> found, PromptTemplate template)
    {
        Path = path;
        _found = found;
        _promptHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template.Text)));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Reads what is known.</summary>
    /// <param name="folder">The run folder; neither it nor the file need exist.</param>
    /// <param name="template">The prompt template that is used now.</param>
    /// <exception cref="CommandException">The file is not one that check wrote.</exception>
    public static ProbedSyntaxes Read(RunFolder folder, PromptTemplate template)
    {
        var file = new FileInfo(folder.SyntaxesFile);
        if (!file.Exists)
            return new ProbedSyntaxes(folder.SyntaxesFile, [], template);
        if (file.Length <= MaxBytes
            && JsonTextReader.TryRead(File.ReadAllBytes(file.FullName), JsonTextReader.DefaultMaxDepth, out var value, out _)
            && value is JsonObject root
            && root.TryGet("generators", out var listed) && listed is JsonArray list
            && list.Items.Select(item => item is JsonObject entry ? Entry(entry) : null).ToList() is var found && !found.Contains(null))
        {
            return new ProbedSyntaxes(folder.SyntaxesFile, [.. found.OfType<ProbedSyntax>()], template);
        }

        throw CommandException.Environment(
            $"{folder.SyntaxesFile}: expected what check writes there, provider, model, tools and a syntax for each generator; delete the file and run check again");
    }

    /// <summary>What is known of a generator, whether or not it still holds; null for nothing.</summary>
    /// <param name="description">The generator.</param>
    public ProbedSyntax? Of(GeneratorDescription description) => _found.Find(one => one.IsOf(description));

    /// <summary>Gives generators their hints; a syntax that the pipeline names needs none.</summary>
    /// <param name="generators">The generators as they were found.</param>
    /// <param name="announce">What to do with a sentence about each generator of which something is known.</param>
    public IReadOnlyList<GeneratorFindings> ApplyTo(IReadOnlyList<GeneratorFindings> generators, Action<string> announce)
        => _found.Count == 0 ? generators : [.. generators.Select(generator => ApplyTo(generator, announce))];

    /// <summary>Writes down what was found of a generator, at once or not at all.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="syntax">The syntax in which it writes calls; null where there is nothing to know, because the server parses them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Set(GeneratorDescription description, string? syntax)
    {
        var before = _found.RemoveAll(one => one.IsOf(description));
        if (syntax is not null)
        {
            _found.Add(new ProbedSyntax(description.Provider, description.Model, description.Delivery, syntax)
            {
                Digest = description.Digest,
                PromptHash = description.Delivery == ToolDelivery.Prompt ? _promptHash : null,
            });
        }

        if (before > 0 || syntax is not null)
            Write();
    }

    private GeneratorFindings ApplyTo(GeneratorFindings generator, Action<string> announce)
    {
        if (generator.Settings.Syntax is not null || (generator.IsSilent && generator.Recalled is null))
            return generator;
        var description = generator.Describe();
        if (Of(description) is not { } known)
            return generator;
        if (known.Obsolescence(description, _promptHash) is { } why)
        {
            announce($"{description.Name}: {Path} says syntax {known.Syntax}, but that was found {why}; replies are read as what they look like until check looks again");
            return generator;
        }

        announce($"{description.Name}: replies are read in the syntax {known.Syntax} first, which check found ({Path})");
        return generator with { ProbedSyntax = known.Syntax };
    }

    private void Write()
    {
        var text = new ArrayBufferWriter<byte>();
        new JsonObject([new("generators", new JsonArray([.. _found.Select(Entry)]))]).WriteTo(text);
        text.Write("\n"u8);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var partial = Path + ".tmp";
        File.WriteAllBytes(partial, text.WrittenSpan);
        File.Move(partial, Path, overwrite: true);
    }

    private static JsonObject Entry(ProbedSyntax known) => new(
    [
        new("provider", new JsonString(known.Provider.ToString())),
        new("model", new JsonString(known.Model)),
        new("tools", new JsonString(known.Delivery.ToString())),
        new("digest", Optional(known.Digest)),
        new("prompt_sha256", Optional(known.PromptHash)),
        new("syntax", new JsonString(known.Syntax)),
    ]);

    private static ProbedSyntax? Entry(JsonObject entry)
        => Enum.TryParse<Provider>(entry.GetText("provider"), out var provider)
            && entry.GetText("model") is { } model
            && Enum.TryParse<ToolDelivery>(entry.GetText("tools"), out var delivery)
            && entry.GetText("syntax") is { } syntax && ToolCallSyntaxes.Find(syntax) is not null
            ? new ProbedSyntax(provider, model, delivery, syntax) { Digest = entry.GetText("digest"), PromptHash = entry.GetText("prompt_sha256") }
            : null;

    private static JsonValue Optional(string? text) => text is null ? JsonNull.Instance : new JsonString(text);
}
