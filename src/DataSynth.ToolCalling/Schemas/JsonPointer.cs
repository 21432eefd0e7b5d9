using System.Globalization;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>Finds what a <c>$ref</c> within the same document points to (RFC 6901 in a URI fragment).</summary>
public static class JsonPointer
{
    /// <summary>Follows a reference.</summary>
    /// <param name="root">The document.</param>
    /// <param name="reference">The reference, such as <c>#/$defs/place</c>.</param>
    /// <returns>Null when the reference leaves the document or leads nowhere.</returns>
    public static JsonValue? Find(JsonValue root, string reference)
    {
        if (!reference.StartsWith('#'))
            return null;
        if (reference.Length == 1)
            return root;
        if (reference[1] != '/')
            return null;

        var current = root;
        foreach (var part in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(part)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            JsonValue? next = current switch
            {
                JsonObject map when map.TryGet(name, out var member) => member,
                JsonArray list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                    && position < list.Items.Count => list.Items[position],
                _ => null,
            };
            if (next is null)
                return null;
            current = next;
        }

        return current;
    }
}
