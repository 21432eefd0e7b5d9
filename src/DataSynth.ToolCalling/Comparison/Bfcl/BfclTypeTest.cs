using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>The official checker's test of types, one level deep.</summary>
internal static class BfclTypeTest
{
    /// <summary>The outcome.</summary>
    /// <param name="Rule">The error type, or null when the type is right.</param>
    /// <param name="IsVariable">Whether the right answer has another type than declared (the checker thinks of the name of a variable),
    /// so that values are compared by plain equality.</param>
    public readonly record struct Outcome(string? Rule, bool IsVariable);

    /// <summary>Tests a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="accepted">The accepted values.</param>
    /// <param name="declared">The declared type, or null when none is known.</param>
    /// <param name="element">The declared type of elements, or null when they are not looked at.</param>
    public static Outcome Test(JsonValue value, IReadOnlyList<JsonValue> accepted, PythonType? declared, PythonType? element)
    {
        var answer = AnswerType(accepted);
        var actual = PythonValue.TypeOf(value);
        if (actual == declared)
        {
            if (element is null || HasRightElements(value, accepted, element.Value))
                return new Outcome(null, answer is not null && answer != declared);
            return new Outcome("type_error:nested", IsVariable: false);
        }

        return answer is not null && actual == answer
            ? new Outcome(null, IsVariable: true)
            : new Outcome("type_error:simple", IsVariable: false);
    }

    /// <summary>The type of the first accepted value that is not <c>""</c>.</summary>
    private static PythonType? AnswerType(IReadOnlyList<JsonValue> accepted)
    {
        foreach (var value in accepted)
        {
            if (!AcceptedValue.IsOmission(value))
                return PythonValue.TypeOf(value);
        }

        return null;
    }

    /// <summary>One accepted list whose own types or the declared one fit all elements is enough; an accepted value that is no list, such
    /// as <c>""</c>, lets everything pass.</summary>
    private static bool HasRightElements(JsonValue value, IReadOnlyList<JsonValue> accepted, PythonType element)
    {
        foreach (var answer in accepted)
        {
            if (answer is not JsonArray list)
                return true;

            var own = AnswerType(list.Items);
            if (((JsonArray)value).Items.All(item => PythonValue.TypeOf(item) is var type && (type == element || type == own)))
                return true;
        }

        return false;
    }
}
