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
        var queue = new Queue<(int Call, string Parameter, IEnumerator<JsonObject> Arguments)>(places.Select(place =>
            (place.Call, place.Parameter, ArgumentsFor(subject, place.Call, place.Parameter, random, slips).AsEnumerable().GetEnumerator())));
        while (queue.TryDequeue(out var place))
        {
            if (!place.Arguments.MoveNext())
                continue;
            var call = subject.Right[place.Call];
            yield return new Perturbation(ErrorType.Value, subject.With(place.Call, call with { Arguments = place.Arguments.Current }), "");
            queue.Enqueue(place);
        }
    }

    private static (int Call, string Parameter)[] Places(PerturbSubject subject)
        => [.. subject.Right.SelectMany((call, index) => call.Arguments.Members.Select(member => (index, member.Name)))];

    private static List<JsonObject> ArgumentsFor(PerturbSubject subject, int index, string parameter, SeededRandom random, bool slips)
    {
        var call = subject.Right[index];
        call.Arguments.TryGet(parameter, out var value);
        var shape = ValueShape.Of(subject.FindTool(call.Name)).Property(parameter);
        IReadOnlyList<JsonValue> near = [.. new NearValues(subject.Words, random, slips).Of(value!, shape)];
        if (slips || shape.Schema.Enum is not null)
            return [.. near.Select(other => ArgumentEdits.Replace(call.Arguments, parameter, other))];
        var siblings = SiblingValues.Of(subject, call, parameter, value!).ToArray();
        random.Shuffle(siblings.AsSpan());
        // Were the mix-up always first, a value given twice would itself give wrong calls away.
        IReadOnlyList<JsonValue> mixedUp = [.. siblings.Take(2)];
        var (first, second) = random.Next(2) == 0 ? (mixedUp, near) : (near, mixedUp);
        var puts = first.Take(1).Concat(second).Concat(first.Skip(1))
            .Select(other => (Value: other, Arguments: Put(call.Arguments, parameter, value!, other, exchange: siblings.Contains(other) && random.Next(4) > 0)))
            .ToList();
        return
        [
            .. StyleBalance.Order(call.Arguments.ToString(), puts, put => put.Arguments.ToString(), random)
                .OrderBy(put => shape.Fits(put.Value) ? 0 : 1)
                .Select(put => put.Arguments),
        ];
    }

    /// <summary>Puts a value in another's place, and most mix-ups of one call are exchanges: the other parameter gets the value
    /// that was there.</summary>
    private static JsonObject Put(JsonObject arguments, string parameter, JsonValue right, JsonValue wrong, bool exchange)
    {
        var source = exchange ? arguments.Members.FirstOrDefault(member => ReferenceEquals(member.Value, wrong)).Name : null;
        var changed = ArgumentEdits.Replace(arguments, parameter, wrong);
        return source is null ? changed : ArgumentEdits.Replace(changed, source, right);
    }
}
