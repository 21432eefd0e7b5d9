using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Values in a type that the schema does not allow. Mostly two arguments exchanged, which leaves every mark in the call; otherwise one value
/// written differently, with as many ways that add marks (a number as text, a text in a list) as ways that take them away (a text as number,
/// a list as text): a reward model must not learn that one way to write is the wrong one.
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
            var others = Others(call, members, random);
            var (first, second) = random.Next(5) > 0 ? (exchanges, others) : (others, exchanges);
            foreach (var arguments in first.Take(1).Concat(second).Concat(first.Skip(1)))
                yield return new Perturbation(ErrorType.Type, subject.With(index, call with { Arguments = arguments }), "");
        }
    }

    /// <summary>Whether every wrong type shows by its marks: no right call has values of two types that could take each other's place.</summary>
    /// <param name="subject">The task.</param>
    public static bool ShowsAlways(PerturbSubject subject)
        => subject.Right.All(call => call.Arguments.Members.Select(member => member.Value.Kind).Distinct().Count() < 2);

    /// <summary>Two arguments of different types take each other's place: nothing is written that was not there.</summary>
    private static IEnumerable<JsonObject> Exchanges(ToolCall call, JsonMember[] members)
        => from pair in members.Index()
           from other in members.Skip(pair.Index + 1)
           where pair.Item.Value.Kind != other.Value.Kind
           select ArgumentEdits.Replace(ArgumentEdits.Replace(call.Arguments, pair.Item.Name, other.Value), other.Name, pair.Item.Value);

    /// <summary>One value in another type, a text's half of the time: there are more texts than lists and numbers, and what becomes of
    /// the ones makes up for what becomes of the others.</summary>
    private static List<JsonObject> Others(ToolCall call, JsonMember[] members, SeededRandom random)
    {
        var textsFirst = random.Next(2) == 0;
        return
        [
            .. from member in members.OrderBy(member => member.Value is JsonString == textsFirst ? 0 : 1)
               from other in OtherTypes(member.Value, random)
               select ArgumentEdits.Replace(call.Arguments, member.Name, other),
        ];
    }

    private static JsonValue[] OtherTypes(JsonValue value, SeededRandom random) => value switch
    {
        JsonNumber number => random.Next(2) == 0
            ? [new JsonString(number.Text), new JsonArray([number]), new JsonString("about " + number.Text)]
            : [new JsonString("about " + number.Text), new JsonString(number.Text), new JsonArray([number])],
        JsonBoolean flag => [new JsonString(flag.ToString()), new JsonString(flag.Value ? "yes" : "no"), JsonNumber.Of(flag.Value ? 1L : 0L)],
        JsonString text => random.Next(2) == 0
            ? [new JsonArray([text]), Number(text, random), new JsonObject([new("value", text)])]
            : [Number(text, random), JsonBoolean.Of(random.Next(2) == 0), new JsonArray([text])],
        JsonArray array => [new JsonString(string.Join(',', array.Items.Select(Plain))), .. array.Items.Take(1), new JsonString(array.ToString())],
        JsonObject map => [new JsonArray([map]), new JsonString(map.ToString())],
        _ => [new JsonString("null")],
    };

    /// <summary>The number that a text holds, else any.</summary>
    private static JsonNumber Number(JsonString text, SeededRandom random)
    {
        const int longest = 15;
        var digits = string.Concat(text.Text.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length is > 0 and <= longest ? new JsonNumber(digits) : JsonNumber.Of((long)random.Next(1000));
    }

    private static string Plain(JsonValue value) => value is JsonString text ? text.Text : value.ToString();
}
