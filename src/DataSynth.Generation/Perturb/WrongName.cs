using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Keeps the arguments that the other tool knows by name and makes up what it requires besides, and of what it leaves open as
    /// much as there are arguments to replace: a wrong tool must not show by being called with less.</summary>
    private static JsonObject Adapt(ToolCall call, Tool other, PerturbSubject subject, SeededRandom random)
    {
        var words = subject.Words;
        var shape = ValueShape.Of(other);
        var members = new List<JsonMember>();
        var open = call.Arguments.Members.Count
            - shape.Schema.Properties.Count(property => property.IsRequired || Keeps(call, property, out _));
        foreach (var property in shape.Schema.Properties)
        {
            if (Keeps(call, property, out var value))
                members.Add(new JsonMember(property.Name, value));
            else if (property.IsRequired || open-- > 0)
                members.Add(new JsonMember(property.Name, MadeUpArguments.Value(shape.Property(property.Name), words, random)));
        }

        return members.Count > 0 ? new JsonObject(members) : call.Arguments;
    }

    private static bool Keeps(ToolCall call, SchemaProperty property, [NotNullWhen(true)] out JsonValue? value)
        => call.Arguments.TryGet(property.Name, out value) && property.Schema.Types.Allow(value);

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
