using System.CommandLine;
using System.CommandLine.Parsing;

namespace DataSynth.Cli.Commands;

/// <summary>Checks of option values whose errors say what was found and what is expected.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses smaller numbers.</summary>
    /// <param name="option">The option.</param>
    /// <param name="minimum">The least that is allowed.</param>
    public static Option<long?> AtLeast(this Option<long?> option, long minimum)
    {
        option.CustomParser = result => Read(result, option.Name, minimum);
        return option;
    }

    /// <summary>Refuses an empty text.</summary>
    /// <param name="option">The option.</param>
    public static Option<string?> NotEmpty(this Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError($"{option.Name}: found an empty text, expected a path.");
        });
        return option;
    }

    /// <summary>Refuses words that are not in a list.</summary>
    /// <param name="option">The option.</param>
    /// <param name="words">What is allowed.</param>
    public static Option<string> OneOf(this Option<string> option, params string[] words)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
                result.AddError($"{option.Name}: found \"{token.Value}\", expected one of {string.Join(", ", words)}.");
        });
        return option;
    }

    private static long? Read(ArgumentResult result, string name, long minimum)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, out var number) && number >= minimum)
            return number;
        result.AddError($"{name}: found \"{text}\", expected a whole number, {minimum} or more.");
        return null;
    }
}
