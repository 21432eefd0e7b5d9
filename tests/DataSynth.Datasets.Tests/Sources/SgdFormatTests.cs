using System.IO.Compression;
using System.Text;
using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class SgdFormatTests : IDisposable
{
    private const string Schema = """
        [
          {
            "service_name": "Restaurants_1",
            "description": "A leading provider for restaurant search",
            "slots": [
              {"name": "city", "description": "City in which the restaurant is located", "is_categorical": false, "possible_values": ["San Jose"]},
              {"name": "cuisine", "description": "Cuisine of food served", "is_categorical": true, "possible_values": ["Mexican", "Chinese"]},
              {"name": "has_live_music", "description": "Whether there is live music", "is_categorical": true, "possible_values": ["True", "False"]},
              {"name": "party_size", "description": "Party size", "is_categorical": true, "possible_values": ["1", "2"]}
            ],
            "intents": [
              {"name": "FindRestaurants", "description": "Find a restaurant", "is_transactional": false, "required_slots": ["cuisine", "city"],
               "optional_slots": {"has_live_music": "dontcare"}, "result_slots": ["city"]},
              {"name": "ReserveRestaurant", "description": "Reserve a table", "is_transactional": true, "required_slots": ["city"],
               "optional_slots": {"party_size": "2"}, "result_slots": []}
            ]
          },
          {"service_name": "Media_1", "description": "m", "slots": [], "intents": [{"name": "FindMovies", "description": "Find movies", "required_slots": [], "optional_slots": {}}]},
          {"service_name": "Media_2", "description": "m", "slots": [], "intents": [{"name": "FindMovies", "description": "Find movies too", "required_slots": [], "optional_slots": {}}]}
        ]
        """;

    private const string Dialogues = """
        [
          {
            "dialogue_id": "1_00000",
            "services": ["Restaurants_1"],
            "turns": [
              {"speaker": "USER", "utterance": "Somewhere to eat in San Jose, please.", "frames": [{"service": "Restaurants_1", "state": {"active_intent": "FindRestaurants"}}]},
              {"speaker": "SYSTEM", "utterance": "What cuisine?", "frames": [{"service": "Restaurants_1", "actions": []}]},
              {"speaker": "USER", "utterance": "Mexican.", "frames": []},
              {"speaker": "SYSTEM", "utterance": "How about Sazon?", "frames": [{"service": "Restaurants_1", "actions": [],
                "service_call": {"method": "FindRestaurants", "parameters": {"city": "San Jose", "cuisine": "Mexican"}},
                "service_results": [{"restaurant_name": "Sazon", "city": "San Jose"}]}]},
              {"speaker": "USER", "utterance": "A table for 2 there.", "frames": []},
              {"speaker": "SYSTEM", "utterance": "Booked.", "frames": [{"service": "Restaurants_1",
                "service_call": {"method": "ReserveRestaurant", "parameters": {"city": "San Jose", "party_size": "2"}}, "service_results": []}]},
              {"speaker": "USER", "utterance": "Thanks.", "frames": []}
            ]
          },
          {"dialogue_id": "1_00001", "services": ["Media_1"], "turns": [{"speaker": "USER", "utterance": "Hello.", "frames": []}]},
          {
            "dialogue_id": "1_00002",
            "services": ["Media_1", "Media_2"],
            "turns": [
              {"speaker": "USER", "utterance": "A film?", "frames": []},
              {"speaker": "SYSTEM", "utterance": "This one.", "frames": [{"service": "Media_2", "service_call": {"method": "FindMovies", "parameters": {}}, "service_results": []}]}
            ]
          }
        ]
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_service_call_is_a_task_with_the_dialogue_up_to_it()
    {
        var items = await ReadAsync(Dialogues);

        items.Tasks().Select(item => $"{item.Task.Id} {item.Task.Dataset} {item.Task.License} row {item.Row}: {item.Calls()}").ShouldBe(
        [
            "sgd-1_00000-turn3 sgd CC-BY-SA-4.0 row 1: FindRestaurants(city=\"San Jose\", cuisine=\"Mexican\")",
            "sgd-1_00000-turn5 sgd CC-BY-SA-4.0 row 1: ReserveRestaurant(city=\"San Jose\", party_size=\"2\")",
            "sgd-1_00002-turn1 sgd CC-BY-SA-4.0 row 3: Media_2_FindMovies()",
        ]);
        items.OfType<LeftOutRow>().ShouldHaveSingleItem().Row.ShouldBe(2);
        items.Count(item => !item.IsFurther).ShouldBe(3);
        items.Tasks()[0].Task.Conversation.Select(message => $"{message.Role}: {message.Content}").ShouldBe(
            ["user: Somewhere to eat in San Jose, please.", "assistant: What cuisine?", "user: Mexican."]);
    }

    [Fact]
    public async Task Earlier_calls_and_their_results_are_part_of_the_conversation()
    {
        var conversation = (await ReadAsync(Dialogues)).Tasks()[1].Task.Conversation;

        conversation.Select(message => message.Role).ShouldBe(["user", "assistant", "user", "assistant", "tool", "assistant", "user"]);
        var call = conversation[3];
        (call.Content, call.ToolCallIds.Single(), call.ToolCalls.Single().Name).ShouldBe((null, "call_1", "FindRestaurants"));
        call.ToolCalls[0].Arguments.ToString().ShouldBe("""{"city":"San Jose","cuisine":"Mexican"}""");
        var result = conversation[4];
        (result.ToolCallId, result.Name, result.Content).ShouldBe(("call_1", "FindRestaurants", """[{"restaurant_name":"Sazon","city":"San Jose"}]"""));
        conversation[5].Content.ShouldBe("How about Sazon?");
        conversation[6].Content.ShouldBe("A table for 2 there.");
    }

    [Fact]
    public async Task Services_become_tools_with_required_and_optional_slots_defaults_and_possible_values()
    {
        var tools = (await ReadAsync(Dialogues)).Tasks()[0].Task.Tools;

        tools.Select(tool => $"{tool.Name}: {tool.Description}").ShouldBe(["FindRestaurants: Find a restaurant", "ReserveRestaurant: Reserve a table"]);
        tools[0].ParametersText.ShouldBe(
            """{"type":"object","properties":{"cuisine":{"type":"string","description":"Cuisine of food served","enum":["Mexican","Chinese"]},"""
            + "\"city\":" + """{"type":"string","description":"City in which the restaurant is located"},"""
            + "\"has_live_music\":" + """{"type":"string","description":"Whether there is live music","enum":["True","False"],"default":"dontcare"}},"required":["cuisine","city"]}""");
    }

    [Fact]
    public async Task Intents_of_one_name_in_one_dialogue_carry_their_services_name()
        => (await ReadAsync(Dialogues)).Tasks()[2].Task.Tools.Select(tool => tool.Name).ShouldBe(["Media_1_FindMovies", "Media_2_FindMovies"]);

    [Fact]
    public async Task The_whole_set_is_read_split_by_split_with_compressed_files_and_ids_that_do_not_clash()
    {
        foreach (var split in new[] { "train", "dev" })
            _folder.Write($"{split}/schema.json", Schema);
        _folder.Write("train/dialogues_001.json", Dialogues);
        await using (var gzip = new GZipStream(File.Create(_folder.At("dev/dialogues_001.json.gz")), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Dialogues));

        var items = await SourceReading.ReadAsync(_folder.Root, "sgd");

        items.Tasks().Select(item => item.Task.Id).ShouldBe(
        [
            "sgd-train-1_00000-turn3", "sgd-train-1_00000-turn5", "sgd-train-1_00002-turn1",
            "sgd-dev-1_00000-turn3", "sgd-dev-1_00000-turn5", "sgd-dev-1_00002-turn1",
        ]);
        (await TaskSources.HashAsync(new SourceSettings(_folder.Root, "sgd"), CancellationToken.None)).Select(input => input.Name)
            .ShouldBe(["schema.json", "dialogues_001.json", "schema.json", "dialogues_001.json.gz"]);
    }

    [Theory]
    [InlineData("""{"dialogue_id":"a","services":["Nowhere_1"],"turns":[{"speaker":"USER","utterance":"a"}]}""", QuarantineKinds.NoTools, "the service \"Nowhere_1\" is not in ")]
    [InlineData("""{"dialogue_id":"a","services":[]}""", QuarantineKinds.NoConversation, "`turns` is missing")]
    [InlineData("""{"dialogue_id":"a","services":[],"turns":[{"speaker":"BOT","utterance":"a"}]}""", QuarantineKinds.NoConversation, "turn 0: found no `speaker`")]
    [InlineData("""{"dialogue_id":"a","services":["Media_1"],"turns":[{"speaker":"USER","utterance":"a"},{"speaker":"SYSTEM","utterance":"b","frames":[{"service_call":{"method":"FindMovies","parameters":"all"}}]}]}""", QuarantineKinds.NoRightCalls, "turn 1: `service_call` has no")]
    [InlineData("""{"dialogue_id":"a","services":["Media_1"],"turns":[{"speaker":"USER","utterance":"a"},{"speaker":"SYSTEM","utterance":"b","frames":[{"service":"Media_1","service_call":{"method":"FindSongs","parameters":{}}}]}]}""", QuarantineKinds.Contradiction, "tool \"FindSongs\" is not offered")]
    [InlineData("""{"dialogue_id":"a","services":["Restaurants_1"],"turns":[{"speaker":"USER","utterance":"a"},{"speaker":"SYSTEM","utterance":"b","frames":[{"service":"Restaurants_1","service_call":{"method":"FindRestaurants","parameters":{"city":"x"}}}]}]}""", QuarantineKinds.Contradiction, "cuisine: required parameter is missing")]
    public async Task Dialogues_that_cannot_be_used_are_quarantined_with_their_reason(string dialogue, string kind, string reason)
    {
        var row = (await ReadAsync($"[{dialogue}]")).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>();

        row.Kind.ShouldBe(kind);
        row.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task A_folder_without_a_schema_or_without_dialogues_is_one_clear_error()
    {
        (await Should.ThrowAsync<SourceException>(() => SourceReading.ReadAsync(_folder.Root, "sgd"))).Problem.ShouldContain("no dialogues_*.json");
        _folder.Write("dialogues_001.json", Dialogues);
        (await Should.ThrowAsync<SourceException>(() => SourceReading.ReadAsync(_folder.Root, "sgd"))).Problem.ShouldContain("there is no schema.json beside it");
        _folder.Write("schema.json", "[{\"service_name\": 7}]");
        (await Should.ThrowAsync<SourceException>(() => SourceReading.ReadAsync(_folder.Root, "sgd"))).Problem.ShouldContain("service 1, line 1: expected");
    }

    private Task<List<SourceItem>> ReadAsync(string dialogues)
    {
        _folder.Write("schema.json", Schema);
        _folder.Write("dialogues_001.json", dialogues);
        return SourceReading.ReadAsync(_folder.Root, "sgd");
    }
}
