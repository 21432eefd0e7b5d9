using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>
/// The static checker of the Berkeley Function Calling Leaderboard for one call (gorilla, <c>ast_checker.py</c>,
/// <c>simple_function_checker</c>), with its order of tests and its quirks.
/// </summary>
/// <param name="schemaOf">The parameters of a tool, or null when it is not known.</param>
/// <param name="language">How the values of a candidate are written.</param>
internal sealed class BfclCallChecker(Func<string, ToolSchema?> schemaOf, SourceLanguage language)
{
    /// <summary>The first failure of a call, or null when it passes.</summary>
    public BfclFailure? Check(ExpectedCall expected, ToolCall actual)
    {
        if (actual.Name != expected.Name)
        {
            return new BfclFailure(
                "simple_function_checker:wrong_func_name", ErrorType.Name, null, new JsonString(expected.Name), new JsonString(actual.Name));
        }

        var schema = schemaOf(expected.Name);
        foreach (var property in schema?.Properties ?? [])
        {
            if (property.IsRequired && !actual.Arguments.TryGet(property.Name, out _))
                return Missing("simple_function_checker:missing_required", ErrorType.MissingRequired, property.Name, Find(expected, property.Name));
        }

        foreach (var name in schema?.RequiredUndeclared ?? [])
        {
            if (!actual.Arguments.TryGet(name, out _))
                return Missing("simple_function_checker:missing_required", ErrorType.MissingRequired, name, Find(expected, name));
        }

        foreach (var member in actual.Arguments.Members)
        {
            if (CheckArgument(expected, schema, member) is { } failure)
                return failure;
        }

        foreach (var argument in expected.Arguments)
        {
            if (!actual.Arguments.TryGet(argument.Name, out _) && !AcceptedValue.AllowsOmission(argument.Accepted))
                return Missing("simple_function_checker:missing_optional", ErrorType.MissingOptional, argument.Name, argument);
        }

        return null;
    }

    /// <summary>How many arguments of a call of the right name pass, each for itself.</summary>
    public CallFit Fit(PreparedCall expected, ToolCall actual)
    {
        var satisfied = 0;
        var present = 0;
        var leftOut = 0;
        foreach (var argument in expected.Arguments)
        {
            if (actual.Arguments.TryGet(argument.Name, out var value))
            {
                present++;
                if (CheckArgument(expected.Expected, expected.Schema, new JsonMember(argument.Name, value)) is null)
                    satisfied++;
            }
            else if (argument.AllowsOmission && !argument.IsRequired)
            {
                leftOut++;
                satisfied++;
            }
        }

        // Parameters that are given and not expected, and those that the tool requires although the ground truth does not name them.
        var unexpected = actual.Arguments.Members.Count - present;
        foreach (var property in expected.Schema?.Properties ?? [])
        {
            if (property.IsRequired && !expected.Expects(property.Name) && !actual.Arguments.TryGet(property.Name, out _))
                unexpected++;
        }

        unexpected += expected.Schema?.RequiredUndeclared.Count(name => !expected.Expects(name) && !actual.Arguments.TryGet(name, out _)) ?? 0;
        return new CallFit(
            expected.Arguments.Length - satisfied + unexpected, satisfied, present + leftOut, expected.Arguments.Length + unexpected);
    }

    private BfclFailure? CheckArgument(ExpectedCall expected, ToolSchema? schema, JsonMember member)
    {
        SchemaProperty? property = null;
        if (Find(expected, member.Name) is not { } argument || (schema is not null && !schema.TryGetProperty(member.Name, out property)))
        {
            return new BfclFailure(
                "simple_function_checker:unexpected_param", ErrorType.UnexpectedParameter, member.Name, null, member.Value);
        }

        var declared = property?.Schema;
        var value = member.Value;
        var withElements = BfclTypes.HasElements(declared?.TypeText, language);
        if (language != SourceLanguage.Python)
        {
            if (value is not JsonString source)
                return Wrong(language == SourceLanguage.Java ? "type_error:java" : "type_error:js", ErrorType.Type, argument, value);
            value = SourceLiteral.Convert(source.Text, declared?.TypeText, withElements ? declared?.Items?.TypeText : null, language);
        }

        var type = BfclTypes.Of(declared, language);
        if (language == SourceLanguage.Python && type == PythonType.Float && PythonValue.TypeOf(value) == PythonType.Int)
            value = PythonValue.Float(((JsonNumber)value).ToDouble());

        var element = withElements ? BfclTypes.Of(declared?.Items, language) : null;
        var test = BfclTypeTest.Test(value, argument.Accepted, type, element);
        if (test.Rule is not null)
            return Wrong(test.Rule, ErrorType.Type, argument, value);
        return ValueRule(value, argument.Accepted, test.IsVariable ? null : type, element) is { } rule
            ? Wrong(rule, ErrorType.Value, argument, value)
            : null;
    }

    private static string? ValueRule(JsonValue value, IReadOnlyList<JsonValue> accepted, PythonType? type, PythonType? element)
        => (type, value) switch
        {
            (PythonType.Dict, JsonObject map) => BfclValueTest.OfDict(map, accepted),
            (PythonType.List, JsonArray list) when element == PythonType.Dict => BfclValueTest.OfDictList(list, accepted),
            (PythonType.Str, JsonString text) => BfclValueTest.OfString(text.Text, accepted),
            (PythonType.List, JsonArray list) => BfclValueTest.OfList(list, accepted),
            _ => BfclValueTest.OfOther(value, accepted),
        };

    private static ExpectedArgument? Find(ExpectedCall expected, string name)
    {
        foreach (var argument in expected.Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }

    private static BfclFailure Missing(string rule, ErrorType type, string parameter, ExpectedArgument? argument)
        => new(rule, type, parameter, argument is null ? null : CallComparer.OneOrList(argument.Accepted), null)
        {
            HasSeveral = argument is { Accepted.Count: > 1 },
        };

    private static BfclFailure Wrong(string rule, ErrorType type, ExpectedArgument argument, JsonValue actual)
        => new(rule, type, argument.Name, CallComparer.OneOrList(argument.Accepted), actual) { HasSeveral = argument.Accepted.Count > 1 };
}
