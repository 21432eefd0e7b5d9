using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Compares a call with an expected call of the same name, argument by argument. Thread-safe.</summary>
/// <param name="rules">When values are equal.</param>
/// <param name="kind">How the expected values are meant.</param>
/// <param name="language">How the candidate's values are written.</param>
internal sealed class CallComparer(ValueRules rules, ExpectationKind kind, SourceLanguage language)
{
    /// <summary>How well a call fits, without saying what differs.</summary>
    public CallFit Fit(PreparedCall expected, ToolCall actual) => Compare(expected, actual, "", differences: null);

    /// <summary>Compares.</summary>
    /// <param name="expected">The expected call.</param>
    /// <param name="actual">The call.</param>
    /// <param name="path">Where the call stands, such as <c>calls[1]</c>.</param>
    /// <param name="differences">Takes what differs; null when only the fit is asked for.</param>
    public CallFit Compare(PreparedCall expected, ToolCall actual, string path, List<Difference>? differences)
    {
        var different = 0;
        var satisfied = 0;
        var present = 0;
        var leftOut = 0;
        foreach (var argument in expected.Arguments)
        {
            if (actual.Arguments.TryGet(argument.Name, out var value))
            {
                present++;
                if (IsRight(argument, value))
                {
                    satisfied++;
                    continue;
                }

                different++;
                if (differences is not null)
                    AddWrong(differences, path, argument, value);
            }
            else if (MayBeLeftOut(argument))
            {
                leftOut++;
                satisfied++;
            }
            else
            {
                different++;
                differences?.Add(Missing(path, argument));
            }
        }

        var unexpected = present == actual.Arguments.Members.Count ? 0 : CountUnexpected(expected, actual, path, differences);
        return new CallFit(different + unexpected, satisfied, present + leftOut, expected.Arguments.Length + unexpected);
    }

    /// <summary>Several values as one list, for <see cref="Difference.Expected"/>.</summary>
    public static JsonValue OneOrList(IReadOnlyList<JsonValue> values) => values.Count == 1 ? values[0] : new JsonArray(values);

    private int CountUnexpected(PreparedCall expected, ToolCall actual, string path, List<Difference>? differences)
    {
        var unexpected = 0;
        foreach (var member in actual.Arguments.Members)
        {
            if (expected.Expects(member.Name))
                continue;

            SchemaProperty? property = null;
            expected.Schema?.TryGetProperty(member.Name, out property);
            if (rules.ImpliedValue(property) is { } implied && rules.AreEqual(implied, member.Value, property!.Schema))
                continue;

            unexpected++;
            var rule = property is null && expected.Schema is { AllowsUndeclared: false } ? "undeclared" : "unexpected";
            differences?.Add(Unexpected(path, member.Name, member.Value, rule));
        }

        return unexpected;
    }

    private bool IsRight(PreparedArgument argument, JsonValue value)
    {
        for (var i = 0; i < argument.Accepted.Count; i++)
        {
            if (IsRight(argument.Accepted[i], value, argument.Declared))
                return true;
        }

        return Denoted(argument, value) is { } read && argument.Accepted.Any(one => IsRight(one, read, argument.Declared));
    }

    private bool IsRight(JsonValue accepted, JsonValue value, ParameterSchema declared)
        => kind == ExpectationKind.Accepted
            ? AcceptedValue.IsPossible(accepted, declared) && AcceptedValue.Matches(accepted, value, declared, rules)
            : rules.AreEqual(accepted, value, declared);

    private bool MayBeLeftOut(PreparedArgument argument)
    {
        if (argument.IsRequired)
            return false;
        if (kind == ExpectationKind.Accepted && argument.AllowsOmission)
            return true;
        return rules.ImpliedValue(argument.Property) is { } implied
            && argument.Accepted.Any(one => rules.AreEqual(one, implied, argument.Declared));
    }

    private void AddWrong(List<Difference> differences, string path, PreparedArgument argument, JsonValue value)
    {
        var place = $"{path}.arguments.{argument.Name}";
        if (kind == ExpectationKind.Accepted && AcceptedValue.OnlyOmission(argument.Accepted))
        {
            differences.Add(Unexpected(path, argument.Name, value, "unexpected"));
            return;
        }

        // What is written as source is judged by the value that it denotes: another literal of the right type is no wrong type.
        var denoted = Denoted(argument, value) is { } read && argument.Declared.Types != JsonTypes.Any && argument.Declared.Types.Allow(read)
            ? read
            : value;
        IReadOnlyList<JsonValue> right = kind == ExpectationKind.Exact
            ? argument.Accepted
            : [.. WithoutOmission(argument).Select(one => AcceptedValue.Closest(one, denoted, argument.Declared, rules))];
        ValueDifference.Add(differences, place, right, denoted, argument.Declared, rules);
    }

    /// <summary>The value of a literal of Java or JavaScript, or null where the argument is none.</summary>
    private JsonValue? Denoted(PreparedArgument argument, JsonValue value)
        => language != SourceLanguage.Python
            && value is JsonString source
            && SourceLiteral.TryRead(source.Text, argument.Declared, language, out var read)
            ? read
            : null;

    private Difference Missing(string path, PreparedArgument argument)
    {
        var shown = Shown(argument);
        return new Difference(
            $"{path}.arguments.{argument.Name}",
            OneOrList(shown),
            null,
            $"{rules.Name}.{(argument.IsRequired ? "required" : "optional")}",
            argument.IsRequired ? ErrorType.MissingRequired : ErrorType.MissingOptional)
        {
            HasSeveral = shown.Count > 1,
        };
    }

    private Difference Unexpected(string path, string name, JsonValue value, string rule)
        => new($"{path}.arguments.{name}", null, value, $"{rules.Name}.{rule}", ErrorType.UnexpectedParameter);

    /// <summary>The accepted values as they are shown: objects that list accepted values with the first of each.</summary>
    private IReadOnlyList<JsonValue> Shown(PreparedArgument argument)
        => kind == ExpectationKind.Exact
            ? argument.Accepted
            : [.. WithoutOmission(argument).Select(value => AcceptedValue.Resolve(value, argument.Declared, rules))];

    /// <summary>The accepted values without the <c>""</c> that only means "may be left out".</summary>
    private static IEnumerable<JsonValue> WithoutOmission(PreparedArgument argument)
        => argument.Accepted.Count > 1 && argument.AllowsOmission
            ? argument.Accepted.Where(value => !AcceptedValue.IsOmission(value))
            : argument.Accepted;
}
