using System.Text;
using DataSynth.Generation.Perturb;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Tests.Perturb;

/// <summary>Wrong values must be wrong in meaning: what shows in the spelling, a reward model learns without reading.</summary>
public sealed class PlausibleValueTests
{
    [Theory]
    [InlineData("2026-02-28", "2026-03-01", "2026-02-27")]
    [InlineData("28.02.2026", "01.03.2026", "27.02.2026")]
    [InlineData("March 5, 2026", "March 6, 2026", "March 4, 2026")]
    [InlineData("2026-02-28T23:15:00Z", "2026-03-01T23:15:00Z", "2026-02-27T23:15:00Z")]
    [InlineData("09:30", "10:30", "08:30")]
    [InlineData("11:30 PM", "12:30 AM", "10:30 PM")]
    public void A_date_or_time_is_off_by_one_in_its_own_notation(string right, string later, string earlier)
    {
        for (var seed = 0; seed < 5; seed++)
            Near(right, seed)[0].ShouldBeOneOf(later, earlier);
    }

    [Fact]
    public void A_number_with_a_unit_gets_another_unit_and_another_number()
    {
        var near = Near("5 km");

        near[0].ShouldBe("5 miles");
        near.ShouldContain(text => text.EndsWith(" km", StringComparison.Ordinal) && text != "5 km");
    }

    [Fact]
    public void A_name_is_taken_for_another_name_of_the_conversation() => Near("Berlin")[0].ShouldBeOneOf("Hamburg", "Anna");

    [Fact]
    public void A_code_keeps_its_letters_and_gets_another_number()
        => Near("TP5000").ShouldAllBe(text => text.StartsWith("TP", StringComparison.Ordinal) && text != "TP5000");

    [Fact]
    public void A_slip_of_the_pen_moves_no_capital_and_keeps_the_first_letter()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var slip = NearTexts.Slips("Edinburgh McDonald", new SeededRandom(seed, "slip")).First();
            (slip[0], slip[10], slip[12], slip.Count(char.IsUpper)).ShouldBe(('E', 'M', 'D', 3), slip);
        }
    }

    [Fact]
    public void A_text_with_a_sibling_is_first_given_its_value_and_slips_come_after_all_else()
    {
        var values = WrongTexts(Trip, samples: 60, "from");

        values.Take(3).ShouldContain("Hamburg");
        values.FindIndex(IsSlip).ShouldBeGreaterThan(values.FindLastIndex(value => !IsSlip(value) && value != ""));

        static bool IsSlip(string value) => value.Length is 6 or 7 && value.StartsWith("Ber", StringComparison.Ordinal) | value.StartsWith("Br", StringComparison.Ordinal);
    }

    [Fact]
    public void Two_parameters_of_a_call_are_exchanged_in_some_tasks_and_given_one_value_in_others()
    {
        var bodies = Enumerable.Range(0, 20)
            .SelectMany(i => Enumerable.Range(0, 20).Select(sample => Encoding.UTF8.GetString(Perturber.Perturb(Trip with { Id = "x-" + i }, "original", 7, sample)!)))
            .ToList();

        bodies.ShouldContain(body => body.Contains("""{"from":"Hamburg","to":"Berlin"}""", StringComparison.Ordinal));
        bodies.ShouldContain(body => body.Contains("""{"from":"Hamburg","to":"Hamburg"}""", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_within_the_schemas_bounds_come_first()
    {
        var task = Trip with
        {
            Tools = [new Tool("rate", null, """{"type":"object","properties":{"stars":{"type":"integer","minimum":1,"maximum":5}},"required":["stars"]}""")],
            Expectation = new Expectation(ExpectationKind.Exact, [new ExpectedCall("rate", [TestTasks.Exactly("stars", "5")])]),
        };

        WrongTexts(task, samples: 20, "stars")[0].ShouldBeOneOf("4", "3", "2", "1");
    }

    [Fact]
    public void Made_up_arguments_meet_bounds_lengths_and_formats()
    {
        var tool = new Tool("book", null, """
            {"type":"object","required":["day","count","code","ratio"],"properties":{"day":{"type":"string","format":"date"},
            "count":{"type":"integer","minimum":100,"maximum":110},"code":{"type":"string","maxLength":5},"ratio":{"type":"number","exclusiveMinimum":0,"maximum":1}}}
            """);
        for (var seed = 0; seed < 50; seed++)
        {
            var made = MadeUpArguments.For(tool, ConversationWords.Of(Trip), new SeededRandom(seed, "made"));
            ValueShape.Of(tool).Fits(made).ShouldBeTrue(made.ToString());
        }
    }

    [Fact]
    public void Plain_answers_vary_between_tasks_and_hold_no_English_where_the_user_speaks_none()
    {
        var words = ConversationWords.Of(Trip with { Conversation = [new Message("user", "Wie wird das Wetter morgen in Köln?")] });

        words.IsEnglish.ShouldBeFalse();
        ConversationWords.Of(Trip with { Conversation = [new Message("user", new string('天', 50))] }).IsEnglish.ShouldBeFalse();
        PlainAnswers.Of(words, new SeededRandom(1, "x")).ShouldAllBe(text => text.Replace("OK", "", StringComparison.Ordinal).Length < 3 || text.Contains("Wetter morgen in Köln", StringComparison.Ordinal));
        Enumerable.Range(0, 30)
            .Select(seed => PlainAnswers.Of(ConversationWords.Of(Trip), new SeededRandom(seed, "x")).First()).Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public void The_cache_hands_out_what_a_fresh_enumeration_would_and_finds_it_only_once()
    {
        var cache = new PerturbCache(7);
        var tasks = Enumerable.Range(0, 200).Select(i => Trip with { Id = "t-" + i }).ToList();

        Parallel.ForEach(tasks, task =>
        {
            foreach (var index in (int[])[2, 0, 1, 2])
                cache.Get(task, "original").Sample(index).ShouldBe(Perturber.Perturb(task, "original", 7, index));
        });
        cache.Get(tasks[0], "original").ShouldBeSameAs(cache.Get(tasks[0], "original"));
        cache.Get(tasks[0], "original").ShouldNotBeSameAs(cache.Get(tasks[0], "obfuscated"));
    }

    private static ToolTask Trip { get; } = new(
        "t-1",
        "trips",
        [new Message("user", "Please find a train from Berlin to Hamburg for Anna, 2 seats")],
        [new Tool("find_train", null, """{"type":"object","properties":{"from":{"type":"string"},"to":{"type":"string"}},"required":["from","to"]}""")],
        new Expectation(ExpectationKind.Exact, [new ExpectedCall("find_train", [TestTasks.Exactly("from", "\"Berlin\""), TestTasks.Exactly("to", "\"Hamburg\"")])]));

    private static List<string> Near(string text, int seed = 1)
        => [.. NearTexts.Of(text, ConversationWords.Of(Trip), new SeededRandom(seed, "near"))];

    /// <summary>The wrong values of one parameter, in the order of the samples.</summary>
    private static List<string> WrongTexts(ToolTask task, int samples, string parameter)
    {
        var right = task.Expectation.Calls[0].Arguments.First(argument => argument.Name == parameter).Accepted[0].ToString();
        return [.. Enumerable.Range(0, samples)
            .Select(index => (JsonObject)JsonValue.Parse(Encoding.UTF8.GetString(Perturber.Perturb(task, "original", 7, index)!)))
            .Where(body => body.GetText("error_type") == "value")
            .Select(body => ((JsonArray)((JsonObject)Member(body, "message")).Members[^1].Value).Items[0])
            .Select(call => Member((JsonObject)Member((JsonObject)Member((JsonObject)call, "function"), "arguments"), parameter))
            .Where(value => value.ToString() != right)
            .Select(value => value is JsonString text ? text.Text : value.ToString())
            .Distinct()];
    }

    private static JsonValue Member(JsonObject map, string name) => map.TryGet(name, out var value) ? value : JsonNull.Instance;
}
