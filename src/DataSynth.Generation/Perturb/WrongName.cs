using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Another tool than the right one: another that is offered, or a near name that is not.</summary>
internal static class WrongName
{
    /// <summary>Proposes answers.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        foreach (var index in subject.CallOrder(random))
        {
            var call = subject.Right[index];
            var others = subject.Task.Tools.Where(tool => tool.Name != call.Name).ToArray();
            random.Shuffle(others.AsSpan());
            foreach (var other in others.Take(4))
                yield return Replace(subject, index, new ToolCall(other.Name, Adapt(call, other, subject, random)));
            foreach (var name in NearNames(call.Name))
                yield return Replace(subject, index, call with { Name = name });
        }
    }

    private static Perturbation Replace(PerturbSubject subject, int index, ToolCall call)
        => new(ErrorType.Name, subject.With(index, call), "");

    /// <summary>Keeps the arguments that the other tool knows by name and makes up what it requires besides.</summary>
    private static JsonObject Adapt(ToolCall call, Tool other, PerturbSubject subject, SeededRandom random)
    {
        var words = subject.Words;
        var shape = ValueShape.Of(other);
        var members = new List<JsonMember>();
        foreach (var property in shape.Schema.Properties)
        {
            if (call.Arguments.TryGet(property.Name, out var value) && property.Schema.Types.Allow(value))
                members.Add(new JsonMember(property.Name, value));
            else if (property.IsRequired)
                members.Add(new JsonMember(property.Name, MadeUpArguments.Value(shape.Property(property.Name), words, random)));
        }

        return members.Count > 0 ? new JsonObject(members) : call.Arguments;
    }

    private static IEnumerable<string> NearNames(string name)
    {
        var separator = name.LastIndexOfAny(['_', '.']);
        if (separator > 0 && separator < name.Length - 1)
            yield return name[(separator + 1)..];
        yield return name + "_v2";
        if (!name.StartsWith("get", StringComparison.OrdinalIgnoreCase))
            yield return "get_" + name;
        if (name.Contains('_', StringComparison.Ordinal))
            yield return name.Replace("_", "", StringComparison.Ordinal);
    }
}
