using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Compares a call with an expected call of the same name, argument by argument.</summary>
/// <param name="rules">When values are equal.</param>
/// <param name="kind">How the expected values are meant.</param>
/// <param name="language">How the candidate's values are written.</param>
internal sealed class CallComparer(ValueRules rules, ExpectationKind kind, SourceLanguage language)
{
    /// <summary>Above this number of expected arguments their names are indexed.</summary>
    private const int LinearSearchLimit = 16;

    /// <summary>Compares.</summary>
    /// <param name="expected">The expected call.</param>
    /// <param name="schema">The tool's parameters, or null when the tool is not known.</param>
    /// <param name="actual">The call.</param>
    /// <param name="path">Where the call stands, such as <c>calls[1]</c>.</param>
    /// <param name="differences">Takes what differs; null when only the fit is asked for.</param>
    public CallFit Compare(ExpectedCall expected, ToolSchema? schema, ToolCall actual, string path, List<Difference>? differences)
    {
        var different = 0;
        var satisfied = 0;
        var common = 0;
        var union = expected.Arguments.Count;
        foreach (var argument in expected.Arguments)
        {
            SchemaProperty? property = null;
            schema?.TryGetProperty(argument.Name, out property);
            var declared = property?.Schema ?? ParameterSchema.Anything;
            if (actual.Arguments.TryGet(argument.Name, out var value))
            {
                common++;
                if (IsRight(argument.Accepted, value, declared))
                {
                    satisfied++;
                    continue;
                }

                different++;
                if (kind == ExpectationKind.Accepted && AcceptedValue.OnlyOmission(argument.Accepted))
                {
                    differences?.Add(Unexpected(path, argument.Name, value, "unexpected"));
                }
                else if (differences is not null)
                {
                    ValueDifference.Add(
                        differences, $"{path}.arguments.{argument.Name}", Shown(argument.Accepted, declared), value, declared, rules);
                }
            }
            else if (MayBeLeftOut(argument, property))
            {
                common++;
                satisfied++;
            }
            else
            {
                different++;
                differences?.Add(Missing(path, argument, property, declared));
            }
        }

        var unexpected = CountUnexpected(expected, schema, actual, path, differences);
        return new CallFit(different + unexpected, satisfied, common, union + unexpected);
    }

    /// <summary>Several values as one list, for <see cref="Difference.Expected"/>.</summary>
    public static JsonValue OneOrList(IReadOnlyList<JsonValue> values) => values.Count == 1 ? values[0] : new JsonArray(values);

    private int CountUnexpected(
        ExpectedCall expected, ToolSchema? schema, ToolCall actual, string path, List<Difference>? differences)
    {
        var unexpected = 0;
        var index = expected.Arguments.Count > LinearSearchLimit
            ? expected.Arguments.Select(argument => argument.Name).ToHashSet()
            : null;
        foreach (var member in actual.Arguments.Members)
        {
            if (index?.Contains(member.Name) ?? IsExpected(expected, member.Name))
                continue;

            SchemaProperty? property = null;
            schema?.TryGetProperty(member.Name, out property);
            if (rules.ImpliedValue(property) is { } implied && rules.AreEqual(implied, member.Value, property!.Schema))
                continue;

            unexpected++;
            var rule = property is null && schema is { AllowsUndeclared: false } ? "undeclared" : "unexpected";
            differences?.Add(Unexpected(path, member.Name, member.Value, rule));
        }

        return unexpected;
    }

    private Difference Missing(string path, ExpectedArgument argument, SchemaProperty? property, ParameterSchema declared)
    {
        var shown = Shown(argument.Accepted, declared);
        var required = property is { IsRequired: true };
        return new Difference(
            $"{path}.arguments.{argument.Name}",
            OneOrList(shown),
            null,
            $"{rules.Name}.{(required ? "required" : "optional")}",
            required ? ErrorType.MissingRequired : ErrorType.MissingOptional)
        {
            HasSeveral = shown.Count > 1,
        };
    }

    private Difference Unexpected(string path, string name, JsonValue value, string rule)
        => new($"{path}.arguments.{name}", null, value, $"{rules.Name}.{rule}", ErrorType.UnexpectedParameter);

    private static bool IsExpected(ExpectedCall expected, string name)
    {
        foreach (var argument in expected.Arguments)
        {
            if (argument.Name == name)
                return true;
        }

        return false;
    }

    private bool IsRight(IReadOnlyList<JsonValue> accepted, JsonValue value, ParameterSchema declared)
    {
        foreach (var one in accepted)
        {
            if (kind == ExpectationKind.Accepted ? AcceptedValue.Matches(one, value, declared, rules) : rules.AreEqual(one, value, declared))
                return true;
        }

        return language != SourceLanguage.Python
            && value is JsonString source
            && SourceLiteral.TryRead(source.Text, declared, language, out var read)
            && accepted.Any(one => AcceptedValue.Matches(one, read, declared, rules));
    }

    private bool MayBeLeftOut(ExpectedArgument argument, SchemaProperty? property)
    {
        if (property is { IsRequired: true })
            return false;
        if (kind == ExpectationKind.Accepted && AcceptedValue.AllowsOmission(argument.Accepted))
            return true;
        return rules.ImpliedValue(property) is { } implied
            && argument.Accepted.Any(one => rules.AreEqual(one, implied, property!.Schema));
    }

    /// <summary>The accepted values as they are shown: without the <c>""</c> that only means "may be left out", objects that list
    /// accepted values with the first of each.</summary>
    private IReadOnlyList<JsonValue> Shown(IReadOnlyList<JsonValue> accepted, ParameterSchema declared)
    {
        if (kind == ExpectationKind.Exact)
            return accepted;

        var shown = accepted.Count > 1 && AcceptedValue.AllowsOmission(accepted)
            ? accepted.Where(value => !AcceptedValue.IsOmission(value))
            : accepted;
        return [.. shown.Select(value => AcceptedValue.Resolve(value, declared, rules))];
    }
}
