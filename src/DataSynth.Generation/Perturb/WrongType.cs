using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>The right value in a type that the schema does not allow.</summary>
internal static class WrongType
{
    /// <summary>Proposes answers.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        foreach (var index in subject.CallOrder(random))
        {
            var call = subject.Right[index];
            var members = call.Arguments.Members.ToArray();
            random.Shuffle(members.AsSpan());
            foreach (var (name, value) in members)
            {
                foreach (var other in OtherTypes(value))
                {
                    var arguments = ArgumentEdits.Replace(call.Arguments, name, other);
                    yield return new Perturbation(ErrorType.Type, subject.With(index, call with { Arguments = arguments }), "");
                }
            }
        }
    }

    private static JsonValue[] OtherTypes(JsonValue value) => value switch
    {
        JsonNumber number => [new JsonString(number.Text), new JsonString("about " + number.Text), new JsonArray([number])],
        JsonBoolean { Value: true } flag => [new JsonString("yes"), new JsonString(flag.ToString()), JsonNumber.Of(1L)],
        JsonBoolean flag => [new JsonString("no"), new JsonString(flag.ToString()), JsonNumber.Of(0L)],
        JsonString text => [new JsonArray([text]), new JsonObject([new("value", text)]), JsonNumber.Of(0L)],
        JsonArray array => [.. array.Items.Take(1), new JsonString(array.ToString())],
        JsonObject map => [new JsonString(map.ToString()), new JsonArray([map])],
        _ => [new JsonString("null")],
    };
}
