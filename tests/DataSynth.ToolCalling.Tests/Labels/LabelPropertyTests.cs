using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tests.TestData;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class LabelPropertyTests
{
    private static Verdict Label(RandomTask task, IEnumerable<ToolCall> calls, LabelRules rules = LabelRules.Schema)
        => Labeller.Label(
            TaskText.Exact(task.Tools, task.Expected), TaskText.Output(RandomTask.Text(calls)), cut: false, new LabelOptions { Rules = rules });

    private static void ForTasks(Action<RandomTask> property)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(new RandomTask(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Every_rule_set_is_reflexive()
        => ForTasks(task =>
        {
            foreach (var rules in Enum.GetValues<LabelRules>())
                Label(task, task.Calls, rules).ShouldBe(new Verdict(VerdictKind.Correct, null, null, [], 1), $"{rules} {task.Expected}");
        });

    [Fact]
    public void The_order_of_keys_never_matters()
        => ForTasks(task =>
        {
            var turned = task.Calls.Select(call => call with { Arguments = (JsonObject)Turn(call.Arguments) }).ToList();
            foreach (var rules in Enum.GetValues<LabelRules>())
                Label(task, turned, rules).Kind.ShouldBe(VerdictKind.Correct, $"{rules} {task.Expected}");
        });

    [Fact]
    public void The_order_of_calls_never_matters()
        => ForTasks(task =>
        {
            var (calls, _) = Mutation.Apply(task);
            var shuffled = calls.ToArray();
            task.Random.Shuffle(shuffled.AsSpan());

            foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact])
            {
                var first = Label(task, calls, rules);
                var second = Label(task, shuffled, rules);
                second.ErrorType.ShouldBe(first.ErrorType);
                second.Score!.Value.ShouldBe(first.Score!.Value, 1e-12);
                second.Differences.Count.ShouldBe(first.Differences.Count);
            }
        });

    [Fact]
    public void The_score_is_the_sum_of_its_components()
        => ForTasks(task =>
        {
            var (calls, _) = Mutation.Apply(task);
            var arguments = task.Calls.Sum(call => call.Arguments.Members.Count);
            foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact])
            {
                var verdict = Label(task, calls, rules);
                var parts = verdict.Components!.Value;
                var sum = parts.Names + (task.Calls.Count * parts.Parameters) + (arguments * parts.Values);
                verdict.Score!.Value.ShouldBe(sum / (1 + task.Calls.Count + arguments), 1e-9, $"{task.Expected} {RandomTask.Text(calls)}");
                ((double[])[parts.Names, parts.Parameters, parts.Values]).ShouldAllBe(part => part >= 0 && part <= 1);
            }
        });

    [Fact]
    public void Every_single_mutation_is_found_and_named()
        => ForTasks(task =>
        {
            var (calls, type) = Mutation.Apply(task);
            foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact])
            {
                var verdict = Label(task, calls, rules);
                verdict.ErrorType.ShouldBe(type, $"{rules} {task.Expected} {RandomTask.Text(calls)} {verdict.Detail}");
                verdict.Detail.ShouldNotBeNullOrEmpty();
                verdict.Differences.ShouldNotBeEmpty();
                verdict.Score!.Value.ShouldBeInRange(0, Math.BitDecrement(1.0));
            }
        });

    [Fact]
    public void Every_single_mutation_is_found_and_named_among_accepted_values()
        => ForTasks(task =>
        {
            // An accepted "" means that the parameter may be left out.
            if (task.Calls.Any(call => call.Arguments.Members.Any(member => member.Value is JsonString { Text: "" })))
                return;

            var (calls, type) = Mutation.Apply(task);
            foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact, LabelRules.Bfcl])
            {
                // The checker reports an unmatched call against every call that is left, and knows no missing call.
                if (rules == LabelRules.Bfcl && ((task.Calls.Count > 1 && type != ErrorType.Count) || type == ErrorType.MissingCall))
                    continue;
                var verdict = LabelAccepted(task, calls, rules);
                verdict.ErrorType.ShouldBe(type, $"{rules} {task.Accepted} {RandomTask.Text(calls)} {verdict.Detail}");
                verdict.Score!.Value.ShouldBeInRange(0, Math.BitDecrement(1.0));
            }
        });

    [Fact]
    public void Every_accepted_value_is_right()
        => ForTasks(task =>
        {
            var calls = task.Calls.Select(call => call with
            {
                Arguments = new JsonObject(call.Arguments.Members.Select(
                    member => member with { Value = task.Random.Next(2) == 0 ? member.Value : RandomTask.Other(member) ?? member.Value })),
            }).ToList();
            foreach (var rules in Enum.GetValues<LabelRules>())
                LabelAccepted(task, calls, rules).Kind.ShouldBe(VerdictKind.Correct, $"{rules} {task.Accepted} {RandomTask.Text(calls)}");
        });

    private static Verdict LabelAccepted(RandomTask task, IEnumerable<ToolCall> calls, LabelRules rules)
        => Labeller.Label(
            TaskText.Accepted(task.Tools, task.Accepted), TaskText.Output(RandomTask.Text(calls)), cut: false, new LabelOptions { Rules = rules });

    [Fact]
    public void A_mutation_that_exact_rules_let_pass_is_let_pass_by_schema_rules_too()
        => ForTasks(task =>
        {
            var (calls, _) = Mutation.Apply(task);
            var exact = Label(task, calls, LabelRules.Exact);
            var schema = Label(task, calls);

            (exact.Kind == VerdictKind.Correct).ShouldBe(schema.Kind == VerdictKind.Correct);
            schema.Score!.Value.ShouldBeGreaterThanOrEqualTo(exact.Score!.Value);
        });

    [Fact]
    public void Equality_of_values_is_symmetric()
        => ForTasks(task =>
        {
            var other = new RandomTask(task.Random.Next(1000));
            foreach (var (left, right) in task.Calls[0].Arguments.Members
                .SelectMany(member => other.Calls[0].Arguments.Members, (a, b) => (a.Value, b.Value)))
            {
                foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact])
                    Judge(left, right, rules).ShouldBe(Judge(right, left, rules), $"{left} {right} {rules}");
            }
        });

    private static bool Judge(JsonValue right, JsonValue candidate, LabelRules rules)
        => Labeller.Label(
            TaskText.Exact("""[{"name":"f","parameters":{"type":"object","properties":{"p":{}}}}]""", Call(right)),
            TaskText.Output(Call(candidate)),
            cut: false,
            new LabelOptions { Rules = rules }).Kind == VerdictKind.Correct;

    private static string Call(JsonValue value) => $$"""[{"name":"f","arguments":{"p":{{value}} } }]""";

    private static JsonValue Turn(JsonValue value)
        => value is JsonObject map
            ? new JsonObject(map.Members.Reverse().Select(member => member with { Value = Turn(member.Value) }))
            : value;
}
