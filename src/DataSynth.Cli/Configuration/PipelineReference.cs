using System.Text;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Keys;

namespace DataSynth.Cli.Configuration;

/// <summary>The keys of pipeline files as a Markdown page, made from the same table that reads them.</summary>
internal static class PipelineReference
{
    private const string Head =
        """
        # Keys of a pipeline file

        Made by `datasynth schema --markdown`. Only `name`, `sources` and `generators` are required. A path such as `sources[].file` is the
        key `file` of each entry of the list `sources`. Relative paths start at the directory in which the command is started; durations are
        a number with `ms`, `s`, `m` or `h`. An unknown key is an error.

        | key | value | default | what it does |
        |---|---|---|---|

        """;

    /// <summary>The page, ending in a line break.</summary>
    public static string Render()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        AppendKeys(page, PipelineKeys.Shape.ToSchema(), string.Empty);
        return page.ToString();
    }

    private static void AppendKeys(StringBuilder page, JsonObject schema, string prefix)
    {
        var required = schema["required"]?.AsArray().Select(name => (string?)name).ToHashSet() ?? [];
        foreach (var (name, value) in schema["properties"]!.AsObject())
        {
            var node = value!.AsObject();
            var fallback = required.Contains(name) ? "required" : node["default"] is { } given ? $"`{Cell(given)}`" : string.Empty;
            page.Append($"| `{prefix}{name}` | {ValueOf(node)} | {fallback} | {((string?)node["description"])?.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            if (node["properties"] is not null)
                AppendKeys(page, node, $"{prefix}{name}.");
            else if (node["items"] is JsonObject items && items["properties"] is not null)
                AppendKeys(page, items, $"{prefix}{name}[].");
        }
    }

    private static string ValueOf(JsonObject node)
    {
        if (node["enum"] is JsonArray words)
            return string.Join(", ", words.Select(word => $"`{Cell(word!)}`"));
        if (node["oneOf"] is JsonArray choices && node["properties"] is null)
            return string.Join(" or ", choices.Select(choice => ValueOf(choice!.AsObject())));
        if (node["const"] is { } constant)
            return $"`{Cell(constant)}`";
        return (string?)node["type"] switch
        {
            "string" => (string?)node["pattern"] is { } pattern && pattern.Contains("ms|s|m|h", StringComparison.Ordinal) ? "duration" : "text",
            "array" => $"list of {ValueOf(node["items"]!.AsObject())}",
            "object" => "mapping",
            "boolean" => "`true`, `false`",
            var number => (number == "integer" ? "whole number" : "number") + Range(node),
        };
    }

    private static string Range(JsonObject node) => (node["minimum"], node["exclusiveMinimum"], node["maximum"]) switch
    {
        ({ } least, _, { } most) => $", {least} to {most}",
        ({ } least, _, null) => $", {least} or more",
        (null, { } bound, { } most) => $", above {bound}, at most {most}",
        _ => string.Empty,
    };

    private static string Cell(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
