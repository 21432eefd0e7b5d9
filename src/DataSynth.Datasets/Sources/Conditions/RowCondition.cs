using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources.Conditions;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources;

/// <summary>
/// Which records of a source are used: a condition on their fields as they stand in the file, before any format looks at them.
/// <code>
/// condition = test { ("and" | "or") test }          "and" binds more tightly than "or"
/// test      = "not" test | "(" condition ")" | field comparison
/// comparison = ("=" | "!=" | "&lt;" | "&lt;=" | ">" | ">=") value | ["not"] "in" "[" value { "," value } "]"
/// field     = name { "." name }                     a name of other characters stands in `backquotes`
/// value     = 'text' | "text" | number | true | false | null
/// </code>
/// A field that is missing is <c>null</c>. A list matches where one of its elements does. Texts are compared by code unit, numbers by
/// value; values of different kinds are neither equal nor in order.
/// </summary>
public sealed class RowCondition
{
    private readonly ConditionNode _root;

    private RowCondition(string text, ConditionNode root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>The condition as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="condition">What was read.</param>
    /// <param name="error">Where it cannot be read, and why.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out RowCondition? condition, [NotNullWhen(false)] out ConditionError? error)
    {
        try
        {
            condition = new RowCondition(text, new ConditionParser(text).Parse());
            error = null;
            return true;
        }
        catch (ConditionException exception)
        {
            condition = null;
            error = exception.Error;
            return false;
        }
    }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="record">The record.</param>
    public bool Holds(JsonValue record) => _root.Holds(record);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
