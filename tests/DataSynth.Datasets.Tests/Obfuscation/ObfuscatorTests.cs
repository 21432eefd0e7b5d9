using DataSynth.Datasets.Obfuscation;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Obfuscation;

public sealed class ObfuscatorTests
{
    private static Obfuscator Make(DescriptionMode mode = DescriptionMode.Report, double share = 1, long seed = 7) => new(new ObfuscationSettings(share, mode), seed);

    [Fact]
    public void The_share_is_met_and_a_task_that_is_chosen_stays_chosen_when_the_share_grows()
    {
        var ids = Enumerable.Range(0, 4000).Select(i => $"task-{i}").ToArray();
        var third = ids.Where(Make(share: 0.3).Selects).ToHashSet();

        third.Count.ShouldBeInRange(1100, 1300);
        third.IsSubsetOf(ids.Where(Make(share: 0.6).Selects)).ShouldBeTrue();
        ids.Where(Make(share: 0.3, seed: 8).Selects).ShouldNotBe(third);
        ids.Count(Make(share: 1).Selects).ShouldBe(4000);
        ids.Count(Make(share: 0).Selects).ShouldBe(0);
    }

    [Fact]
    public void Equal_tasks_get_equal_names_whatever_their_ids_and_right_calls()
    {
        var one = Make().Obfuscate(TaskSamples.Weather("w-1"))!;
        var same = Make().Obfuscate(TaskSamples.Weather("w-2", """ "expected":[]"""))!;
        var other = Make().Obfuscate(TaskSamples.Weather("w-1") with { Conversation = [new Message("user", "else")] })!;

        same.Task.Tools[0].ParametersText.ShouldBe(one.Task.Tools[0].ParametersText);
        other.Task.Tools[0].Name.ShouldNotBe(one.Task.Tools[0].Name);
        Make(seed: 8).Obfuscate(TaskSamples.Weather("w-1"))!.Task.Tools[0].Name.ShouldNotBe(one.Task.Tools[0].Name);
    }

    [Fact]
    public void The_same_seed_gives_the_same_names_for_ever()
        => ObfuscatedTaskJson.Write(Make().Obfuscate(TaskSamples.Weather())!).ShouldBe(Pinned);

    [Fact]
    public void A_task_without_tools_has_no_variant()
        => Make().Obfuscate(new ToolTask("t", "d", [new Message("user", "?")], [], Expectation.NoCall)).ShouldBeNull();

    [Theory]
    [InlineData("Calls get_weather first", 1, 0)]
    [InlineData("Calls `city` first", 1, 0)]
    [InlineData("See city(x)", 1, 0)]
    [InlineData("See \"city\"", 1, 0)]
    [InlineData("Name of the city.", 0, 1)]
    [InlineData("Cities, get_weather_now, velocity, City", 0, 0)]
    [InlineData("Takes userId", 1, 0)]
    public void Old_names_in_descriptions_are_told_from_words(string description, int names, int words)
        => Make().Obfuscate(WithDescription(description))!.Leaks.ShouldBe(new LeakCounts(names, words, 0));

    [Fact]
    public void Replacing_puts_the_new_name_there_and_leaves_words_alone()
    {
        var variant = Make(DescriptionMode.Replace).Obfuscate(WithDescription("get_weather wants `city`, the city, not userId2."))!;

        variant.Task.Tools[0].Description.ShouldBe(
            $"{variant.Map.Tools["get_weather"]} wants `{variant.Map.Parameters["city"]}`, the city, not userId2.");
        variant.Leaks.ShouldBe(new LeakCounts(0, 1, 0));
    }

    [Fact]
    public void Dropping_leaves_out_descriptions_that_say_a_name_and_no_others()
    {
        var variant = Make(DescriptionMode.Drop).Obfuscate(WithDescription("get_weather.", title: "\"title\":\"userId\","))!;

        variant.Task.Tools[0].Description.ShouldBeNull();
        variant.Task.Tools[0].ParametersText.ShouldContain("A person");
        variant.Task.Tools[0].ParametersText.ShouldNotContain("title");
        variant.Leaks.ShouldBe(default);
        Renaming.Back(variant.Map).Apply(variant.Task).Tools[0].Name.ShouldBe("get_weather");
    }

    [Fact]
    public void Messages_stay_as_they_are_and_those_that_say_a_name_are_counted_but_for_the_users()
    {
        var task = WithDescription("x") with
        {
            Conversation = [new("system", "Use get_weather."), new("user", "get_weather!"), new("assistant", "the city"), new("tool", "userId") { Name = "get_weather" }],
        };

        var variant = Make(DescriptionMode.Replace).Obfuscate(task)!;

        variant.Leaks.Messages.ShouldBe(2);
        variant.Task.Conversation.Select(message => message.Content).ShouldBe(task.Conversation.Select(message => message.Content));
        variant.Task.Conversation[3].Name.ShouldBe(variant.Map.Tools["get_weather"]);
    }

    private static ToolTask WithDescription(string description, string title = "") => TaskSamples.Weather() with
    {
        Tools = [new Tool("get_weather", description, $$$$"""{"type":"object","properties":{"city":{"type":"string"},"userId":{"type":"string",{{{{title}}}}"description":"A person"}}}""")],
    };

    private const string Pinned =
        """{"id":"w-1","dataset":"weather","conversation":[{"role":"user","content":"How warm is it in Paris?"}],"tools":[{"name":"JMlKyAVpQk8p4","description":"Weather of a city.","parameters":{"required":["ta45q6mI"],"type":"object","properties":{"ta45q6mI":{"type":"string"},"RGfnIY7W":{"type":"number"},"wy3Vf9Iyun":{"type":"integer"},"kpeJ1x":{"type":"string"}}}}],"accepted":[{"name":"JMlKyAVpQk8p4","arguments":{"ta45q6mI":["Paris"],"kpeJ1x":["celsius",""]}}],"license":"CC0-1.0","obfuscation":{"tools":{"get_weather":"JMlKyAVpQk8p4"},"parameters":{"city":"ta45q6mI","unit":"kpeJ1x","days":"wy3Vf9Iyun","height":"RGfnIY7W"},"definitions":{},"order":7531667664491285206}}""";
}
