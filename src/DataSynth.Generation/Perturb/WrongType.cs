using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Values in a type that the schema does not allow. What comes first leaves as many marks in the call as there were, or has a counterpart
/// that takes away what it adds (a list joined to a text, a text split into a list): a reward model must not learn that one of two ways to
/// write is the wrong one.
/// </summary>
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
            var exchanges = Exchanges(call, members).ToList();
            // A number as text is what models do most, and shows by its quotes; a list as text makes up for the texts that become lists.
            var exchangesFirst = Array.Exists(members, member => member.Value is JsonArray) ? random.Next(5) == 0 : random.Next(5) > 0;
            var others = Others(call, members, random);
            var (first, second) = exchangesFirst ? (exchanges, others) : (others, exchanges);
            foreach (var arguments in first.Take(1).Concat(second).Concat(first.Skip(1)))
                yield return new Perturbation(ErrorType.Type, subject.With(index, call with { Arguments = arguments }), "");
        }
    }

    /// <summary>Two arguments of different types take each other's place: nothing is written that was not there.</summary>
    private static IEnumerable<JsonObject> Exchanges(ToolCall call, JsonMember[] members)
        => from pair in members.Index()
           from other in members.Skip(pair.Index + 1)
           where pair.Item.Value.Kind != other.Value.Kind
           select ArgumentEdits.Replace(ArgumentEdits.Replace(call.Arguments, pair.Item.Name, other.Value), other.Name, pair.Item.Value);

    /// <summary>One value in another type. Lists and numbers first: there are fewer of them than of texts, which become lists and numbers.</summary>
    private static List<JsonObject> Others(ToolCall call, JsonMember[] members, SeededRandom random)
        =>
        [
            .. from member in members.OrderBy(member => member.Value is JsonString ? 1 : 0)
               from other in OtherTypes(member.Value, random)
               select ArgumentEdits.Replace(call.Arguments, member.Name, other),
        ];

    private static JsonValue[] OtherTypes(JsonValue value, SeededRandom random) => value switch
    {
        JsonNumber number => random.Next(2) == 0
            ? [new JsonString(number.Text), new JsonArray([number]), new JsonString("about " + number.Text)]
            : [new JsonString("about " + number.Text), new JsonString(number.Text), new JsonArray([number])],
        JsonBoolean flag => [new JsonString(flag.ToString()), new JsonString(flag.Value ? "yes" : "no"), JsonNumber.Of(flag.Value ? 1L : 0L)],
        JsonString text => random.Next(2) == 0
            ? [Split(text), JsonNumber.Of((long)random.Next(1000)), new JsonObject([new("value", text)])]
            : [JsonNumber.Of((long)random.Next(1000)), JsonBoolean.Of(random.Next(2) == 0), Split(text)],
        JsonArray array => [new JsonString(string.Join(' ', array.Items.Select(Plain))), .. array.Items.Take(1), new JsonString(array.ToString())],
        JsonObject map => [new JsonArray([map]), new JsonString(map.ToString())],
        _ => [new JsonString("null")],
    };

    private static JsonArray Split(JsonString text)
        => new([.. text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(JsonValue (word) => new JsonString(word))]);

    private static string Plain(JsonValue value) => value is JsonString text ? text.Text : value.ToString();
}
