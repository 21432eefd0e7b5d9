using System.Text;

namespace DataSynth.Parquet.Tests;

/// <summary>Rows as text in which every difference of value, type and nesting shows.</summary>
internal static class RowText
{
    public static string Of(IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            Append(row, text);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string s: text.Append('"').Append(s.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"'); break;
            case byte[] bytes: text.Append("0x").Append(Convert.ToHexString(bytes)); break;
            case IReadOnlyList<object?> elements:
                text.Append('[');
                foreach (var element in elements)
                {
                    Append(element, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case double d: text.Append("double:").Append(BitConverter.DoubleToInt64Bits(d)); break;
            case float f: text.Append("float:").Append(BitConverter.SingleToInt32Bits(f)); break;
            default: text.Append(value.GetType().Name).Append(':').Append(value); break;
        }
    }
}
