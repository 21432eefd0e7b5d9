using System.Globalization;
using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Survey;

/// <summary>
/// What two tasks must have in common besides similar words to be near-duplicates: the names of their tools and their right calls. "Pay 10"
/// and "pay 20" are nearly the same text and not at all the same task.
/// </summary>
internal static class AnswerKind
{
    /// <summary>The kind of a task, as a hash.</summary>
    /// <param name="task">The task.</param>
    /// <param name="ignoreValues">Whether only the names of calls and arguments count.</param>
    public static ulong Of(ToolTask task, bool ignoreValues)
    {
        var names = task.Tools.Select(tool => tool.Name).Order(StringComparer.Ordinal);
        var calls = task.Expectation.Calls.Select(call => Text(call, ignoreValues)).Order(StringComparer.Ordinal);

        // Where no call is right, the numbers in the text stand for the values.
        var values = ignoreValues || task.Expectation.Calls.Count > 0
            ? []
            : task.Conversation.Where(message => message.Role != "system").SelectMany(message => Numerals(message.Content ?? ""));
        return (ulong)(KeyHash.Of([.. names, "calls", .. calls, "values", .. values]) >> 64);
    }

    private static string Text(ExpectedCall call, bool ignoreValues)
    {
        var arguments = call.Arguments
            .OrderBy(argument => argument.Name, StringComparer.Ordinal)
            .Select(argument => ignoreValues ? argument.Name : $"{argument.Name}={Accepted(argument)}");
        return string.Create(CultureInfo.InvariantCulture, $"{call.Name}({string.Join("\u001f", arguments)})");
    }

    private static string Accepted(ExpectedArgument argument)
        => string.Join("\u001e", argument.Accepted.Select(CanonicalJson.Of).Order(StringComparer.Ordinal));

    /// <summary>Runs of digits.</summary>
    private static IEnumerable<string> Numerals(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end > start)
                yield return text[start..end];
            start = end;
        }
    }
}
