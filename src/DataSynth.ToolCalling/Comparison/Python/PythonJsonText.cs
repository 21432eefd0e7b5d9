using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>What tells two values apart in the text of <c>json.dumps(value, sort_keys=True)</c>: unlike Python's <c>==</c>, it keeps
/// <c>1</c>, <c>1.0</c> and <c>true</c> apart, and like it, <c>1.0</c> and <c>1.00</c> together.</summary>
internal static class PythonJsonText
{
    /// <summary>A text that is equal exactly when Python's is; strings are escaped less.</summary>
    public static string Of(JsonValue value)
    {
        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, JsonValue value)
    {
        switch (value)
        {
            case JsonObject map:
                builder.Append('{');
                foreach (var member in map.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    builder.Append(new JsonString(member.Name)).Append(':');
                    Append(builder, member.Value);
                    builder.Append(',');
                }

                builder.Append('}');
                break;
            case JsonArray array:
                builder.Append('[');
                foreach (var item in array.Items)
                {
                    Append(builder, item);
                    builder.Append(',');
                }

                builder.Append(']');
                break;
            case JsonNumber number when !number.IsIntegerText:
                builder.Append(PythonValue.Float(number.ToDouble()).Text);
                break;
            case JsonNumber { Text: "-0" }:
                builder.Append('0');
                break;
            default:
                builder.Append(value);
                break;
        }
    }
}
