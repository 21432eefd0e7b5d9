using System.Text;

namespace DataSynth.ToolCalling.Json.Unicode;

/// <summary>Unicode normalisation form C (Unicode Standard Annex 15) that needs no ICU and never fails.</summary>
public static class Normalization
{
    /// <summary>Below it, every text is in form C.</summary>
    private const char FirstThatMatters = '\u0300';

    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TailCount;

    /// <summary>The text in normalisation form C; lone surrogates stay where they are.</summary>
    public static string FormC(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstThatMatters - 1)) < 0)
            return text;

        var data = CanonicalData.Instance;
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            Decompose(isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i], points, data);
        }

        Order(points, data);
        Compose(points, data);
        return ToText(points, text);
    }

    private static void Decompose(int codePoint, List<int> points, CanonicalData data)
    {
        if (codePoint is >= HangulBase and < HangulBase + HangulCount)
        {
            var index = codePoint - HangulBase;
            points.Add(LeadBase + (index / (VowelCount * TailCount)));
            points.Add(VowelBase + (index % (VowelCount * TailCount) / TailCount));
            if (index % TailCount != 0)
                points.Add(TailBase + (index % TailCount));
        }
        else if (data.Decompose(codePoint) is { } parts)
        {
            foreach (var part in parts)
                Decompose(part, points, data);
        }
        else
        {
            points.Add(codePoint);
        }
    }

    /// <summary>Sorts each run of combining marks by class, marks of the same class in their order. A merge sort, because a hostile
    /// text may be one run.</summary>
    private static void Order(List<int> points, CanonicalData data)
    {
        var start = 0;
        while (start < points.Count)
        {
            var end = start;
            while (end < points.Count && data.ClassOf(points[end]) != 0)
                end++;
            if (end - start > 1)
            {
                var sorted = points[start..end].OrderBy(data.ClassOf).ToList();
                for (var i = start; i < end; i++)
                    points[i] = sorted[i - start];
            }

            start = end + 1;
        }
    }

    private static void Compose(List<int> points, CanonicalData data)
    {
        var starter = -1;
        var written = 0;
        byte previous = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var @class = data.ClassOf(point);
            // A mark reaches its starter unless one of the same class, or another starter, stands between.
            var reaches = starter >= 0 && (written == starter + 1 || (previous != 0 && previous < @class));
            if (reaches && Combine(points[starter], point, data) is { } composite)
            {
                points[starter] = composite;
                continue;
            }

            if (@class == 0)
                starter = written;
            previous = @class;
            points[written++] = point;
        }

        points.RemoveRange(written, points.Count - written);
    }

    private static int? Combine(int first, int second, CanonicalData data)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
            return HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TailCount);
        if (first is >= HangulBase and < HangulBase + HangulCount
            && (first - HangulBase) % TailCount == 0
            && second is > TailBase and < TailBase + TailCount)
        {
            return first + second - TailBase;
        }

        return data.Compose(first, second);
    }

    private static string ToText(List<int> points, string original)
    {
        var builder = new StringBuilder(original.Length);
        foreach (var point in points)
        {
            if (point > char.MaxValue)
                builder.Append(char.ConvertFromUtf32(point));
            else
                builder.Append((char)point);
        }

        return builder.Equals(original) ? original : builder.ToString();
    }
}
