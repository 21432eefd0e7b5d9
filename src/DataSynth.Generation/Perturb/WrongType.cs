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
            var fewerMarks = random.Next(2) == 0;
            foreach (var (name, value) in members.OrderBy(member => CanGo(member.Value, fewerMarks) ? 0 : 1))
            {
                foreach (var other in OtherTypes(value, fewerMarks, random))
                {
                    var arguments = ArgumentEdits.Replace(call.Arguments, name, other);
                    yield return new Perturbation(ErrorType.Type, subject.With(index, call with { Arguments = arguments }), "");
                }
            }
        }
    }

    /// <summary>Half of the wrong types have more brackets and quotes than the right ones, half have fewer, where the values allow it: a
    /// reward model must not learn that the longer side is the wrong one.</summary>
    private static bool CanGo(JsonValue value, bool fewerMarks) => value switch
    {
        JsonArray { Items.Count: > 0 } or JsonBoolean => true,
        JsonString => fewerMarks,
        _ => !fewerMarks,
    };

    private static JsonValue[] OtherTypes(JsonValue value, bool fewerMarks, SeededRandom random)
    {
        JsonValue[] others = value switch
        {
            JsonNumber number => [new JsonString(number.Text), new JsonString("about " + number.Text), new JsonArray([number])],
            JsonBoolean flag => [new JsonString(flag.Value ? "yes" : "no"), new JsonString(flag.ToString()), JsonNumber.Of(flag.Value ? 1L : 0L)],
            JsonString text => [new JsonArray([text]), new JsonObject([new("value", text)]), JsonNumber.Of((long)random.Next(1000))],
            JsonArray array => [new JsonString(array.ToString()), .. array.Items.Take(1)],
            JsonObject map => [new JsonString(map.ToString()), new JsonArray([map])],
            _ => [new JsonString("null")],
        };
        if (fewerMarks)
            Array.Reverse(others);
        return others;
    }
}
