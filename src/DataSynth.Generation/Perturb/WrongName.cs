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
    /// <summary>Verbs that one tool's author prefers and another's does not, in both directions; most are as long as each other.</summary>
    private static readonly (string Verb, string Other)[] Verbs =
    [
        ("get", "fetch"), ("fetch", "get"), ("search", "lookup"), ("lookup", "search"), ("find", "seek"), ("create", "insert"), ("insert", "create"),
        ("make", "form"), ("delete", "remove"), ("remove", "delete"), ("update", "modify"), ("modify", "update"), ("set", "put"), ("put", "set"),
        ("add", "put"), ("compute", "calculate"), ("calculate", "determine"), ("determine", "calculate"), ("list", "show"), ("show", "list"),
        ("book", "plan"), ("reserve", "arrange"), ("send", "post"), ("post", "send"), ("convert", "express"), ("start", "begin"), ("begin", "start"),
        ("stop", "halt"), ("track", "trace"), ("check", "audit"), ("log", "add"), ("read", "scan"), ("open", "show"), ("close", "leave"),
    ];

    /// <summary>Words that tools' names end with, one for each length: what a word more adds, a word less takes away.</summary>
    private static readonly string[] Endings = ["all", "data", "query", "detail", "details", "response", "resources"];

    /// <summary>Calls made up for each other tool, from which those are taken first that do not show by their style.</summary>
    private const int Drafts = 8;

    /// <summary>Proposes answers; tools that are offered come first one half of the time, near names the other; last those
    /// that take other numbers of values and so show at once.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        foreach (var index in subject.CallOrder(random))
        {
            var call = subject.Right[index];
            ToolCall[] near = [.. (subject.Obfuscated ? [MeaninglessNames.Like(call.Name, random)] : NearNames(call.Name)).Select(name => call with { Name = name })];
            random.Shuffle(near.AsSpan());
            var balanced = StyleBalance.Order(Text(call), near, Text, random).ToList();
            var offeredFirst = random.Next(2) == 0;
            if (!offeredFirst)
            {
                foreach (var wrong in balanced)
                    yield return new Perturbation(ErrorType.Name, subject.With(index, wrong), "");
            }

            // Made up only now: drafts are the dearest part of a task's wrong answers.
            var offered = Offered(subject, call, random).ToLookup(other => Structure(other) == Structure(call));
            foreach (var wrong in offered[true].Concat(offeredFirst ? balanced : []).Concat(offered[false]))
                yield return new Perturbation(ErrorType.Name, subject.With(index, wrong), "");
        }
    }

    private static string Text(ToolCall call) => call.Name + call.Arguments;

    /// <summary>How many values there are, lists and objects among them.</summary>
    private static (int, int) Structure(ToolCall call)
    {
        var text = call.Arguments.ToString();
        return (text.AsSpan().Count(','), text.AsSpan().CountAny('{', '['));
    }

    /// <summary>Calls of other tools, each with several drafts of its arguments.</summary>
    private static IEnumerable<ToolCall> Offered(PerturbSubject subject, ToolCall call, SeededRandom random)
    {
        var others = subject.Task.Tools.Where(tool => tool.Name != call.Name).ToArray();
        random.Shuffle(others.AsSpan());
        var drafts = others.Take(4).Select(other => StyleBalance.Order(
            Text(call),
            [.. Enumerable.Range(0, Drafts).Select(_ => new ToolCall(other.Name, Adapt(call, other, subject, random))).DistinctBy(Text)],
            Text,
            random).ToList()).ToList();
        return Enumerable.Range(0, Drafts).SelectMany(draft => drafts.Where(of => of.Count > draft).Select(of => of[draft]));
    }

    /// <summary>Keeps the arguments that the other tool knows by name, gives the values of others to parameters that they fit, and makes up
    /// what is still required, and of what is open as much as there are arguments to replace: a wrong tool must not show by being called
    /// with less, or with values of another make.</summary>
    private static JsonObject Adapt(ToolCall call, Tool other, PerturbSubject subject, SeededRandom random)
    {
        var shape = ValueShape.Of(other);
        var properties = shape.Schema.Properties;
        var left = Movable(subject, call).Where(member => !properties.Any(property => property.Name == member.Name && Keeps(call, property, out _)))
            .Select(member => member.Value).ToList();
        var open = call.Arguments.Members.Count - properties.Count(property => property.IsRequired || Keeps(call, property, out _));
        var members = new List<JsonMember>();
        foreach (var property in properties)
        {
            if (Keeps(call, property, out var value))
                members.Add(new JsonMember(property.Name, value));
            else if (property.IsRequired || open-- > 0)
                members.Add(new JsonMember(property.Name, Moved(left, shape.Property(property.Name)) ?? MadeUpArguments.Value(shape.Property(property.Name), subject.Words, random)));
        }

        return members.Count > 0 ? new JsonObject(members) : call.Arguments;
    }

    /// <summary>Members of a closed list belong to their own parameter only.</summary>
    private static IEnumerable<JsonMember> Movable(PerturbSubject subject, ToolCall call)
    {
        var shape = ValueShape.Of(subject.FindTool(call.Name));
        return call.Arguments.Members.Where(member => shape.Property(member.Name).Schema.Enum is null);
    }

    private static JsonValue? Moved(List<JsonValue> left, ValueShape shape)
    {
        if (shape.Schema.Enum is not null || left.Find(value => shape.Schema.Types.Allow(value) && shape.Fits(value)) is not { } fitting)
            return null;
        left.Remove(fitting);
        return fitting;
    }

    private static bool Keeps(ToolCall call, SchemaProperty property, [NotNullWhen(true)] out JsonValue? value)
        => call.Arguments.TryGet(property.Name, out value) && property.Schema.Types.Allow(value);

    /// <summary>Names that mean the same to a reader: another verb, other words' order, a word less, a word more.</summary>
    private static IEnumerable<string> NearNames(string name)
    {
        var separator = name.IndexOfAny(['_', '.']);
        if (separator > 0 && separator < name.Length - 1)
        {
            var (verb, mark, rest) = (name[..separator], name[separator], name[(separator + 1)..]);
            if (Array.Find(Verbs, pair => pair.Verb == verb).Other is { } other)
                yield return other + mark + rest;
            yield return rest + mark + verb;
            yield return rest;
            if (Array.Find(Endings, ending => ending.Length == verb.Length) is { } added)
                yield return name + mark + added;
        }
        else
        {
            yield return "get_" + name;
        }
    }
}
