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
/// What <c>check</c> found of how models write their calls at each endpoint: <c>syntaxes.json</c> of a run folder. A run takes its hints from
/// there when it starts and records them in its journal, so that exports read replies as the run did, whatever is found later.
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
            $"{folder.SyntaxesFile}: expected what check writes there, provider, model, tools, endpoint and a syntax for each finding; delete the file and run check again");
    }

    /// <summary>What is known of a generator at one endpoint, whether or not it still holds; null for nothing.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="address">The endpoint's base address without user information.</param>
    public ProbedSyntax? Of(GeneratorDescription description, string address) => _found.Find(one => one.IsOf(description, address));

    /// <summary>Gives generators their hints; a syntax that the pipeline names needs none.</summary>
    /// <param name="generators">The generators as they were found.</param>
    /// <param name="announce">What to do with a sentence about each generator of which something is known.</param>
    public IReadOnlyList<GeneratorFindings> ApplyTo(IReadOnlyList<GeneratorFindings> generators, Action<string> announce)
        => _found.Count == 0 ? generators : [.. generators.Select(generator => ApplyTo(generator, announce))];

    /// <summary>Writes down what was found of a generator at one endpoint, at once or not at all.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="address">The endpoint's base address without user information.</param>
    /// <param name="syntax">The syntax in which it writes calls; null where there is nothing to know, because the server parses them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Set(GeneratorDescription description, string address, string? syntax)
    {
        var before = _found.RemoveAll(one => one.IsOf(description, address));
        if (syntax is not null)
        {
            _found.Add(ProbedSyntax.Of(description, address, syntax) with
            {
                PromptHash = description.Delivery == ToolDelivery.Prompt ? _promptHash : null,
            });
        }

        if (before > 0 || syntax is not null)
            Write();
    }

    /// <summary>
    /// A generator's replies do not say which endpoint wrote them, so they get a hint only where all endpoints that were seen to write
    /// calls as text write them alike. Those that parse calls themselves have no say: their calls are read before any text.
    /// </summary>
    private GeneratorFindings ApplyTo(GeneratorFindings generator, Action<string> announce)
    {
        if (generator.Settings.Syntax is not null || (generator.IsSilent && generator.Recalled is null))
            return generator;
        var description = generator.Describe();
        var holding = new List<ProbedSyntax>();
        foreach (var known in generator.Endpoints.Select(endpoint => Of(description, endpoint.Endpoint)).OfType<ProbedSyntax>().Distinct())
        {
            if (known.Obsolescence(description, _promptHash) is { } why)
                announce($"{description.Name}: {Path} says syntax {known.Syntax} at {known.Host}, but that was found {why}; replies are read as what they look like until check looks again");
            else
                holding.Add(known);
        }

        if (holding.Count == 0)
            return generator;
        var syntax = holding[0].Syntax;
        if (holding.Exists(known => known.Syntax != syntax))
        {
            var said = string.Join(", ", holding.Select(known => $"{known.Syntax} at {known.Host}"));
            announce($"{description.Name}: its endpoints write calls in different syntaxes ({said}; {Path}); replies are read as what they look like");
            return generator;
        }

        announce($"{description.Name}: replies are read in the syntax {syntax} first, which check found ({Path})");
        return generator with { ProbedSyntax = syntax };
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
        new("endpoint", new JsonString(known.Host)),
        new("address_sha256", new JsonString(known.AddressHash)),
        new("digest", Optional(known.Digest)),
        new("prompt_sha256", Optional(known.PromptHash)),
        new("syntax", new JsonString(known.Syntax)),
    ]);

    private static ProbedSyntax? Entry(JsonObject entry)
        => Enum.TryParse<Provider>(entry.GetText("provider"), out var provider)
            && entry.GetText("model") is { } model
            && Enum.TryParse<ToolDelivery>(entry.GetText("tools"), out var delivery)
            && entry.GetText("endpoint") is { } host
            && entry.GetText("address_sha256") is { } address
            && entry.GetText("syntax") is { } syntax && ToolCallSyntaxes.Find(syntax) is not null
            ? new ProbedSyntax(provider, model, delivery, host, address, syntax) { Digest = entry.GetText("digest"), PromptHash = entry.GetText("prompt_sha256") }
            : null;

    private static JsonValue Optional(string? text) => text is null ? JsonNull.Instance : new JsonString(text);
}
