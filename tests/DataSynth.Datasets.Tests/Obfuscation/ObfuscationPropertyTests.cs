using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Obfuscation;

public sealed class ObfuscationPropertyTests
{
    private static readonly Obfuscator Seven = new(new ObfuscationSettings(1, DescriptionMode.Report), 7);

    private static void ForTasks(Action<RandomObfuscation> property)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(new RandomObfuscation(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Labels_of_an_obfuscated_output_are_those_of_the_plain_one()
        => ForTasks(random =>
        {
            var obfuscated = Seven.Obfuscate(random.Task)!;
            foreach (var calls in (IReadOnlyList<ToolCall>[])[random.Calls, random.WrongCalls(), random.WrongCalls()])
            {
                var renamed = Renaming.Forward(obfuscated.Map).Apply(calls, random.Task);
                foreach (var rules in Enum.GetValues<LabelRules>())
                    Label(obfuscated.Task, renamed, rules).ShouldBe(Label(random.Task, calls, rules), $"{rules} {TaskJson.Write(random.Task)} {string.Join(' ', calls)}");
            }
        });

    [Fact]
    public void Restoring_gives_the_very_task_that_was_obfuscated()
        => ForTasks(random =>
        {
            foreach (var mode in (DescriptionMode[])[DescriptionMode.Report, DescriptionMode.Replace])
            {
                var obfuscated = new Obfuscator(new ObfuscationSettings(1, mode), 7).Obfuscate(random.Task)!;

                TaskJson.Write(Renaming.Back(obfuscated.Map).Apply(obfuscated.Task)).ShouldBe(TaskJson.Write(random.Task));
            }
        });

    [Fact]
    public void Restoring_gives_the_very_calls_that_were_renamed()
        => ForTasks(random =>
        {
            var obfuscated = Seven.Obfuscate(random.Task)!;
            var calls = random.WrongCalls();

            var renamed = Renaming.Forward(obfuscated.Map).Apply(calls, random.Task);

            Text(Renaming.Back(obfuscated.Map).Apply(renamed, obfuscated.Task)).ShouldBe(Text(calls));
            if (calls.Any(call => call.Name != "unknown"))
                Text(renamed).ShouldNotBe(Text(calls));
        });

    [Fact]
    public void A_map_survives_being_written_and_read()
        => ForTasks(random =>
        {
            var obfuscated = Seven.Obfuscate(random.Task)!;

            var text = ObfuscatedTaskJson.Write(obfuscated);

            TaskJson.Write(Renaming.Back(ObfuscatedTaskJson.ReadMap(text)!).Apply(TaskJson.Parse(text))).ShouldBe(TaskJson.Write(random.Task));
            ObfuscatedTaskJson.ReadMap(TaskJson.Write(random.Task)).ShouldBeNull();
        });

    [Fact]
    public void No_old_name_is_left_in_the_structure()
        => ForTasks(random =>
        {
            var obfuscated = Seven.Obfuscate(random.Task)!;
            var map = obfuscated.Map;
            var task = obfuscated.Task;
            var known = map.Parameters.Values.Concat(map.Definitions.Values).ToHashSet();

            foreach (var tool in task.Tools)
            {
                map.Tools.Values.ShouldContain(tool.Name);
                DeclaredNames(tool.Parameters, "#").Where(found => !known.Contains(found.Name)).ShouldBeEmpty();
                DeclaredNames(tool.Parameters, "#").ShouldNotBeEmpty();
            }

            foreach (var call in task.Conversation.SelectMany(message => message.ToolCalls))
                map.Tools.Values.ShouldContain(call.Name);
            foreach (var call in task.Expectation.Calls)
                call.Arguments.ShouldAllBe(argument => map.Parameters.Values.Contains(argument.Name));
            task.Conversation[2].Name.ShouldBe(map.Tools["tool.1"]);
            task.Conversation.Select(message => message.Content).ShouldBe(random.Task.Conversation.Select(message => message.Content));
            task.Conversation[3].Name.ShouldBe("city");
        });

    [Fact]
    public void New_names_are_legal_and_unique_and_nowhere_in_the_task_for_a_hundred_thousand_seeds()
    {
        var task = TaskSamples.Weather();
        var text = TaskJson.Write(task);
        string[] old = ["get_weather", "city", "unit", "days", "height"];
        for (var seed = 0; seed < 100_000; seed++)
        {
            var maker = new NameMaker(new SeededRandom(seed, "obfuscation"), text);
            string[] names = [.. maker.For(old, 6, 15).Values, .. maker.For(old, 5, 10).Values, .. maker.For(old, 6, 15).Values];
            if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length
                || !names.All(name => IsLegal(name) && !text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                Assert.Fail($"seed {seed}: {string.Join(' ', names)}");
            }
        }
    }

    /// <summary>Every name that a schema gives to a property, a requirement or a definition, by JSON Schema's rules written once more.</summary>
    private static IEnumerable<(string Place, string Name)> DeclaredNames(JsonValue value, string place)
    {
        if (value is JsonArray list)
        {
            foreach (var inner in list.Items.SelectMany((item, index) => DeclaredNames(item, $"{place}/{index}")))
                yield return inner;
        }

        if (value is not JsonObject schema)
            yield break;
        foreach (var (key, member) in schema.Members)
        {
            if (key is "properties" or "$defs" or "dependentRequired" && member is JsonObject map)
            {
                foreach (var (name, below) in map.Members)
                {
                    yield return ($"{place}/{key}", name);
                    if (key == "dependentRequired")
                        yield return ($"{place}/{key}", ((JsonString)((JsonArray)below).Items[0]).Text);
                    foreach (var inner in DeclaredNames(below, $"{place}/{key}/{name}"))
                        yield return inner;
                }
            }
            else if (key == "required")
            {
                foreach (var name in ((JsonArray)member).Items)
                    yield return ($"{place}/required", ((JsonString)name).Text);
            }
            else if (key == "$ref")
            {
                yield return ($"{place}/$ref", ((JsonString)member).Text["#/$defs/".Length..]);
            }
            else if (key is "items" or "anyOf" or "allOf" or "additionalProperties")
            {
                foreach (var inner in DeclaredNames(member, $"{place}/{key}"))
                    yield return inner;
            }
        }
    }

    private static string Text(IReadOnlyList<ToolCall> calls) => string.Join('\n', calls.Select(call => $"{call.Name} {call.Arguments}"));

    private static (VerdictKind Kind, ErrorType? Type, double? Score, int Differences) Label(ToolTask task, IReadOnlyList<ToolCall> calls, LabelRules rules)
    {
        var verdict = Labeller.Label(task, new ParsedOutput(ParseStatus.Ok, "api", calls, "", null), cut: false, new LabelOptions { Rules = rules });
        return (verdict.Kind, verdict.ErrorType, verdict.Score, verdict.Differences.Count);
    }

    /// <summary>What OpenAI's API takes, a letter first.</summary>
    private static bool IsLegal(string name)
        => name.Length is > 0 and <= 64 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
}
