using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tasks;

/// <summary>The right calls in the native form: <c>expected</c> with exact values, or <c>accepted</c> with lists of values.</summary>
internal static class ExpectationJson
{
    /// <summary>Reads <c>expected</c> or <c>accepted</c> of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="expectation">What was read.</param>
    /// <param name="problem">Why there is none.</param>
    public static bool TryRead(
        JsonObject record,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        var isExact = record.TryGet("expected", out var expected);
        var isAccepted = record.TryGet("accepted", out var accepted);
        if (isExact == isAccepted)
        {
            problem = new RowProblem(
                QuarantineKinds.NoRightCalls,
                isExact
                    ? "both `expected` and `accepted` are given; expected one of them"
                    : "neither `expected` nor `accepted` is given; `[]` says that no call is right");
            return false;
        }

        return isExact
            ? TryReadCalls(ExpectationKind.Exact, "expected", expected!, out expectation, out problem)
            : TryReadCalls(ExpectationKind.Accepted, "accepted", accepted!, out expectation, out problem);
    }

    /// <summary>Reads a list of calls.</summary>
    /// <param name="kind">Whether each argument is the value or a list of accepted ones.</param>
    /// <param name="name">What to call the list in a problem.</param>
    /// <param name="value">The list.</param>
    /// <param name="expectation">What was read.</param>
    /// <param name="problem">Why it is not a list of right calls.</param>
    public static bool TryReadCalls(
        ExpectationKind kind,
        string name,
        JsonValue value,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        problem = null;
        if (value is not JsonArray array)
        {
            problem = new RowProblem(QuarantineKinds.NoRightCalls, $"`{name}` is {JsonKindNames.Of(value)}; expected a list of calls");
            return false;
        }

        var calls = new List<ExpectedCall>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (!CallJson.TryRead(item, out var call, out problem)
                || !TryReadArguments(kind, call.Name, call.Arguments, out var arguments, out problem))
            {
                problem = problem.In($"`{name}`").As(QuarantineKinds.NoRightCalls);
                return false;
            }

            calls.Add(new ExpectedCall(call.Name, arguments));
        }

        expectation = new Expectation(kind, calls);
        return true;
    }

    /// <summary>Reads the arguments of one right call.</summary>
    /// <param name="kind">Whether each member is the value or a list of accepted ones.</param>
    /// <param name="tool">The call's tool, for the problem.</param>
    /// <param name="members">The arguments by name.</param>
    /// <param name="arguments">What was read.</param>
    /// <param name="problem">Why they are not arguments.</param>
    public static bool TryReadArguments(
        ExpectationKind kind,
        string tool,
        JsonObject members,
        [NotNullWhen(true)] out IReadOnlyList<ExpectedArgument>? arguments,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        arguments = null;
        var read = new List<ExpectedArgument>(members.Members.Count);
        foreach (var (name, value) in members.Members)
        {
            if (kind == ExpectationKind.Exact)
            {
                read.Add(new ExpectedArgument(name, [value]));
            }
            else if (value is JsonArray { Items.Count: > 0 } values)
            {
                read.Add(new ExpectedArgument(name, values.Items));
            }
            else
            {
                problem = new RowProblem(
                    QuarantineKinds.NoRightCalls,
                    $"the accepted values of {tool}.{name} are {(value is JsonArray ? "an empty list" : JsonKindNames.Of(value))}; "
                    + "expected a list with at least one value");
                return false;
            }
        }

        arguments = read;
        problem = null;
        return true;
    }

    /// <summary>Writes the member <c>expected</c> or <c>accepted</c>, key included.</summary>
    public static void WriteMember(Expectation expectation, JsonTextBuilder output)
    {
        var exact = expectation.Kind == ExpectationKind.Exact;
        output.Raw(exact ? "\"expected\":[" : "\"accepted\":[");
        for (var i = 0; i < expectation.Calls.Count; i++)
        {
            var call = expectation.Calls[i];
            var arguments = call.Arguments.Select(
                argument => new JsonMember(argument.Name, exact ? argument.Accepted[0] : new JsonArray(argument.Accepted)));
            output.Raw(i > 0 ? ",{\"name\":" : "{\"name\":").Text(call.Name)
                .Raw(",\"arguments\":").Value(new JsonObject(arguments)).Raw("}");
        }

        output.Raw("]");
    }
}
