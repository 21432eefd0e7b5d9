using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>The right tool with the right parameters, and one value that is plausible and wrong.</summary>
internal static class WrongValue
{
    /// <summary>Proposes answers, first one for each argument, then further ones; slips of the pen after all that means something
    /// else.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
        => InTurns(subject, random, slips: false).Concat(InTurns(subject, random, slips: true));

    private static IEnumerable<Perturbation> InTurns(PerturbSubject subject, SeededRandom random, bool slips)
    {
        var places = Places(subject);
        random.Shuffle(places.AsSpan());
        var queue = new Queue<(int Call, string Parameter, IEnumerator<JsonValue> Values)>(places.Select(place =>
            (place.Call, place.Parameter, ValuesFor(subject, place.Call, place.Parameter, random, slips).AsEnumerable().GetEnumerator())));
        while (queue.TryDequeue(out var place))
        {
            if (!place.Values.MoveNext())
                continue;
            var call = subject.Right[place.Call];
            var arguments = ArgumentEdits.Replace(call.Arguments, place.Parameter, place.Values.Current);
            yield return new Perturbation(ErrorType.Value, subject.With(place.Call, call with { Arguments = arguments }), "");
            queue.Enqueue(place);
        }
    }

    private static (int Call, string Parameter)[] Places(PerturbSubject subject)
        => [.. subject.Right.SelectMany((call, index) => call.Arguments.Members.Select(member => (index, member.Name)))];

    private static List<JsonValue> ValuesFor(PerturbSubject subject, int index, string parameter, SeededRandom random, bool slips)
    {
        var call = subject.Right[index];
        call.Arguments.TryGet(parameter, out var value);
        var whole = ValueShape.Of(subject.FindTool(call.Name));
        var shape = whole.Property(parameter);
        var near = new NearValues(subject.Words, random, slips).Of(value!, shape);
        if (slips || shape.Schema.Enum is not null)
            return [.. near];
        var siblings = SiblingValues.Of(subject, call, parameter, value!).ToArray();
        random.Shuffle(siblings.AsSpan());
        return [.. siblings.Take(2).Concat(near).OrderBy(other => shape.Fits(other) ? 0 : 1)];
    }
}
