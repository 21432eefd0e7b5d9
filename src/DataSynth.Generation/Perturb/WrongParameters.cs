using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>A parameter too few or too many.</summary>
internal static class WrongParameters
{
    private static readonly (string Name, JsonValue Value)[] UsualInventions =
    [
        ("language", new JsonString("en")),
        ("format", new JsonString("json")),
        ("limit", JsonNumber.Of(10L)),
        ("verbose", JsonBoolean.True),
        ("timeout", JsonNumber.Of(30L)),
        ("region", new JsonString("us-east-1")),
        ("user_id", JsonNumber.Of(12345L)),
    ];

    /// <summary>Proposes answers without an optional parameter whose value matters.</summary>
    public static IEnumerable<Perturbation> ProposeMissingOptional(PerturbSubject subject, SeededRandom random)
        => Without(subject, random, ErrorType.MissingOptional, isRequired: false);

    /// <summary>Proposes answers without a parameter that the tool requires.</summary>
    public static IEnumerable<Perturbation> ProposeMissingRequired(PerturbSubject subject, SeededRandom random)
        => Without(subject, random, ErrorType.MissingRequired, isRequired: true);

    /// <summary>Proposes answers with a parameter that the right call or the tool does not have.</summary>
    public static IEnumerable<Perturbation> ProposeUnexpected(PerturbSubject subject, SeededRandom random)
    {
        var words = subject.Words;
        foreach (var index in subject.CallOrder(random))
        {
            var call = subject.Right[index];
            foreach (var (name, value) in Additions(subject, call, words, random))
            {
                var arguments = ArgumentEdits.Add(call.Arguments, name, value);
                yield return new Perturbation(ErrorType.UnexpectedParameter, subject.With(index, call with { Arguments = arguments }), "");
            }
        }
    }

    private static IEnumerable<Perturbation> Without(PerturbSubject subject, SeededRandom random, ErrorType kind, bool isRequired)
    {
        foreach (var index in subject.CallOrder(random))
        {
            var call = subject.Right[index];
            var tool = subject.FindTool(call.Name);
            var names = call.Arguments.Members.Select(member => member.Name).Where(name => IsRequired(tool, name) == isRequired).ToArray();
            random.Shuffle(names.AsSpan());
            foreach (var name in names)
            {
                var arguments = ArgumentEdits.Remove(call.Arguments, name);
                yield return new Perturbation(kind, subject.With(index, call with { Arguments = arguments }), "");
            }
        }
    }

    private static bool IsRequired(Tool? tool, string name)
        => tool is not null && ToolSchema.Of(tool).TryGetProperty(name, out var property) && property.IsRequired;

    /// <summary>Optional parameters that the right call leaves out, parameters of other tools, and names that models like to
    /// invent.</summary>
    private static IEnumerable<(string Name, JsonValue Value)> Additions(
        PerturbSubject subject, ToolCall call, ConversationWords words, SeededRandom random)
    {
        var own = Shapes(subject.FindTool(call.Name));
        var foreign = subject.Task.Tools.Where(other => other.Name != call.Name).SelectMany(Shapes);
        var inventions = UsualInventions.ToArray();
        random.Shuffle(inventions.AsSpan());
        ValueShape[] declared = [.. own, .. foreign];
        random.Shuffle(declared.AsSpan());
        foreach (var shape in declared.Where(shape => !call.Arguments.TryGet(shape.Name, out _)).Take(6))
            yield return (shape.Name, MadeUpArguments.Value(shape, words, random));
        string[] names = [.. declared.Select(shape => shape.Name), .. call.Arguments.Members.Select(member => member.Name)];
        foreach (var (name, value) in inventions.Where(invention => own.All(property => property.Name != invention.Name)))
            yield return (subject.Obfuscated && names.Length > 0 ? MeaninglessNames.Like(random.Pick(names), random) : name, value);
    }

    private static List<ValueShape> Shapes(Tool? tool)
    {
        var whole = ValueShape.Of(tool);
        return [.. whole.Schema.Properties.Select(property => whole.Property(property.Name))];
    }
}
