using DataSynth.Datasets.Decontamination;
using DataSynth.Datasets.Sources;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Decontamination;

public sealed class DecontaminationTests : IDisposable
{
    private const string Words = "please tell me what the weather will be like in the old town of Ghent on the first of May";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"id":"b-1","question":[[{"role":"user","content":"How warm is it in Paris?"}]],"function":[]}""")]
    [InlineData("""{"id":"b-1","question":"How warm is it in Paris?"}""")]
    [InlineData("""{"test_id":"b-1","conversation":[{"role":"system","content":"x"},{"role":"user","content":"how warm is it, in PARIS"}],"tools":"[]"}""")]
    [InlineData("""{"id":"b-1","conversations":[{"from":"human","value":"How warm is it in Paris"},{"from":"gpt","value":"20"}]}""")]
    [InlineData("""{"id":"b-1","messages":[{"role":"user","content":[{"type":"text","text":"How warm is it"},{"type":"text","text":"in Paris?"}]}]}""")]
    [InlineData("""{"id":"b-1","question":"How warm is it in Paris?","prompt":"How warm is it in Paris?"}""")]
    [InlineData("""{"id":"b-1","instruction":"You are a helpful bot.","input":"How warm is it in Paris?"}""")]
    [InlineData("""{"id":"b-1","question":"How warm is it","input":"in Paris?"}""")]
    [InlineData("""{"id":"b-1","text":"42","messages":[{"role":"user","content":"How warm is it"},{"role":"user","content":"in Paris?"}]}""")]
    [InlineData("""{"id":"b-1","question":"Ｈｏｗ warm is it in Paris？"}""")]
    [InlineData("""{"id":"b-1","messages":"[{\"role\":\"user\",\"content\":\"How warm is it in Paris?\"}]"}""")]
    public async Task Equal_words_match_in_whatever_form_a_benchmark_has_them(string line)
    {
        var index = await ReadAsync("""{"id":"b-0","question":"Something else."}""" + "\n" + line);

        index.Find(TaskSamples.Weather()).ShouldBe(new Contamination(MatchKind.Text, "bench.jsonl", 2, "b-1", 1));
        index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", "How warm is it in Rome?")] }).ShouldBeNull();
    }

    [Fact]
    public async Task A_parquet_file_with_nested_messages_is_a_benchmark()
    {
        var message = ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content")]);
        var schema = new ParquetSchema([ParquetField.Int64("test_id"), ParquetField.List("conversation", message), ParquetField.Text("tools", nullable: true)]);
        using (var writer = ParquetFileWriter.Create(_folder.At("bench.parquet"), schema))
        {
            writer.WriteRow([1L, new object?[] { new object?[] { "user", "Something else." } }, null]);
            writer.WriteRow([2L, new object?[] { new object?[] { "system", "Be short." }, new object?[] { "user", "how warm is it, in PARIS" } }, "[]"]);
            writer.Complete();
        }

        var (index, files, _) = await BenchmarkFiles.ReadAsync([_folder.At("bench.parquet")], default);

        index.Count.ShouldBe(2);
        index.Find(TaskSamples.Weather()).ShouldBe(new Contamination(MatchKind.Text, "bench.parquet", 2, "2", 1));
        files.ShouldHaveSingleItem().Name.ShouldBe("bench.parquet");
    }

    [Fact]
    public async Task A_broken_parquet_file_is_named()
    {
        _folder.Write("bench.parquet", "PAR1, and nothing more");

        var exception = await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("bench.parquet")], default));

        exception.Message.ShouldContain("bench.parquet");
    }

    [Fact]
    public async Task A_plain_list_of_texts_is_a_benchmark()
    {
        _folder.Write("list.txt", "First question?\n\nHow warm is it in Paris?\n");
        var (index, files, _) = await BenchmarkFiles.ReadAsync([_folder.At("list.txt")], default);

        index.Find(TaskSamples.Weather()).ShouldBe(new Contamination(MatchKind.Text, "list.txt", 3, null, 1));
        files.ShouldHaveSingleItem().Name.ShouldBe("list.txt");
    }

    [Fact]
    public async Task The_same_tools_match_whatever_their_types_are_called_and_in_any_order()
    {
        var index = await ReadAsync(
            """{"id":"b","question":"Other words.","function":[{"name":"g","description":"G","parameters":{"type":"dict","properties":{}}},{"name":"get_weather","description":"weather of a CITY","parameters":{"type":"dict","properties":{"unit":{},"city":{"type":"str"},"height":{"type":"float"},"days":{}}}}]}""");
        var task = TaskSamples.Weather() with { Conversation = [new Message("user", "New words.")] };
        var both = task with { Tools = [.. task.Tools, new Tool("g", "G", """{"type":"object","properties":{}}""")] };

        index.Find(both)!.Kind.ShouldBe(MatchKind.Tools);
        index.Find(task).ShouldBeNull("one tool of two is not the set");
    }

    [Fact]
    public async Task Half_of_the_runs_of_eight_words_match_and_fewer_do_not()
    {
        var index = await ReadAsync($$"""{"id":"b","question":"{{Words}}"}""");
        Contamination? Find(string text) => index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", text)] });

        var quoted = Find($"Hello there, my dear friend! {Words}, and thank you so much for the help you gave me.");
        (quoted!.Kind, quoted.Share).ShouldBe((MatchKind.WordRuns, 1));
        Find(Words.Replace("Ghent", "Bruges", StringComparison.Ordinal))!.Share.ShouldBeInRange(0.5, 0.7);
        Find(Words.Replace("weather", "traffic", StringComparison.Ordinal).Replace("Ghent", "Bruges", StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public async Task Lists_of_messages_are_items()
    {
        _folder.Write("bench.json", """[[{"role":"user","content":"Something else."}],[{"role":"system","content":"x"},{"role":"user","content":"How warm is it in Paris?"}]]""");

        (await BenchmarkFiles.ReadAsync([_folder.At("bench.json")], default)).Index.Find(TaskSamples.Weather())!.Kind.ShouldBe(MatchKind.Text);
    }

    [Fact]
    public async Task Records_that_say_nothing_are_counted_and_a_file_that_is_cut_is_refused()
    {
        _folder.Write("bench.jsonl", """
            {"id":"b-0","question":"Something else."}
            {"id":"b-1","answer":"20"}
            []
            """);
        (await BenchmarkFiles.ReadAsync([_folder.At("bench.jsonl")], default)).Notices
            .ShouldBe(["Of the benchmark bench.jsonl, 2 records have neither user text nor tools and match nothing; the first is at line 2."]);

        _folder.Write("lists.jsonl", """
            [{"role":"user","content":"Something else."}]
            [{"role":"user","content":"How warm is it in Paris?"}]
            """);
        (await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("lists.jsonl")], default))).Problem
            .ShouldStartWith("line 2: text follows the closing bracket of the JSON array");
        _folder.Write("one.json", """
            {
              "question": "How warm is it in Paris?"
            }
            """);
        (await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("one.json")], default))).Problem.ShouldStartWith("line 1: begins like JSON and is no record");
    }

    [Theory]
    [InlineData("Straße nach K\u00F6ln?\n", "bench.txt", "line 1: is not UTF-8; expected UTF-8")]
    [InlineData("Straße nach K\u00F6ln?\n", "bench.list", "line 1: is not UTF-8; expected UTF-8")]
    [InlineData("id,question\n1,How warm is it in Paris?\n", "bench.csv", "is a table by its name; expected JSON Lines, one JSON array, Parquet, or a .txt file with a text a line")]
    [InlineData("id,question\n1,How warm is it in Paris?\n", "bench.CSV.gz", "is a table by its name; expected JSON Lines, one JSON array, Parquet, or a .txt file with a text a line")]
    [InlineData("H\0o\0w\0 \0w\0a\0r\0m\0?\0", "bench.txt", "line 1: holds a NUL byte; expected a text in UTF-8")]
    [InlineData("{\"question\":\"Wie weit nach K\u00F6ln?\"}\n", "bench.jsonl", "line 1: is not UTF-8; expected UTF-8")]
    [InlineData("[x] How cold?\n{\"question\":\"How warm is it in Paris?\"}\n{\"question\":\"How wa", "bench.txt", "line 3: begins like JSON and is no record; expected one record a line, one JSON array, or a .txt file with a text a line")]
    [InlineData("{\n  \"question\": \"How warm is it in Paris?\"\n}\n", "bench.txt", "line 1: begins like JSON and is no record; expected one record a line, one JSON array, or a .txt file with a text a line")]
    [InlineData("How warm is it in Paris?\n", "bench.parquet", "is no Parquet file, but for its name; expected one that begins with PAR1")]
    public async Task What_could_only_be_misread_is_refused(string text, string name, string problem)
    {
        File.WriteAllBytes(_folder.At(name), System.Text.Encoding.Latin1.GetBytes(text));

        (await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At(name)], default))).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task Lines_of_a_text_file_may_begin_like_json_or_be_json()
    {
        _folder.Write("bench.txt", """
            [urgent] How cold is it in Rome?
            {"question":"How warm is it in Paris?"}
            """);
        var index = (await BenchmarkFiles.ReadAsync([_folder.At("bench.txt")], default)).Index;

        index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", "[Urgent] how cold is it in Rome")] })!.Line.ShouldBe(1);
        index.Find(TaskSamples.Weather())!.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("bench.txt", "[{\"question\":\"How cold?\"},{\"question\":\"How warm is it in Paris?\"}]\n")]
    [InlineData("bench.txt", "[\n  {\n    \"question\": \"How warm is it in Paris?\"\n  }\n]\n")]
    [InlineData("bench.txt", "[\"How cold is it?\", \"How warm is it in Paris?\"]\n")]
    [InlineData("bench.txt", "\uFEFF{\"question\":\"How warm is it in Paris?\"}\nHow cold?\n")]
    public async Task Json_with_the_ending_of_a_text_file_is_read_as_json(string name, string text)
    {
        _folder.Write(name, text);

        (await BenchmarkFiles.ReadAsync([_folder.At(name)], default)).Index.Find(TaskSamples.Weather())!.Kind.ShouldBe(MatchKind.Text);
    }

    [Theory]
    [InlineData('\u00A0')]
    [InlineData('\u200B')]
    [InlineData('\u3000')]
    public async Task A_space_that_json_does_not_know_does_not_turn_a_record_into_a_text(char space)
    {
        _folder.Write("bench.jsonl", $"{space}{{\"question\":\"How warm is it in Paris?\"}}\n");

        (await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("bench.jsonl")], default))).Problem.ShouldStartWith("line 1: begins like JSON and is no record");
    }

    [Fact]
    public async Task An_instruction_with_its_input_is_one_question_whatever_stands_beside_them()
    {
        var index = await ReadAsync("""{"instruction":"How warm is it","input":"in Paris?","text":"### Instruction: tell me."}""");

        index.Find(TaskSamples.Weather())!.Kind.ShouldBe(MatchKind.Text);
    }

    [Theory]
    [InlineData("""[{"name":"get_weather","description":"weather of a city","input_schema":{"properties":{"city":{},"unit":{},"days":{},"height":{}}}}]""")]
    [InlineData("""[{"name":"get_weather","description":"weather of a city","parameters":"{\"properties\":{\"city\":{},\"unit\":{},\"days\":{},\"height\":{}}}"}]""")]
    [InlineData("""["{\"name\":\"get_weather\",\"description\":\"weather of a city\",\"parameters\":{\"properties\":{\"city\":{},\"unit\":{},\"days\":{},\"height\":{}}}}"]""")]
    public async Task Tools_match_in_whatever_form_a_benchmark_has_them(string tools)
    {
        var index = await ReadAsync($$"""{"id":"b","question":"Other words.","tools":{{tools}}}""");

        index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", "New words.")] })!.Kind.ShouldBe(MatchKind.Tools);
    }

    [Fact]
    public async Task Languages_without_spaces_have_runs_too()
    {
        const string question = "请告诉我明天下午三点从北京飞往上海的航班还有没有经济舱的座位";
        var index = await ReadAsync($$"""{"id":"b","question":"{{question}}"}""");
        Contamination? Find(string text) => index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", text)] });

        Find($"你好，{question}，谢谢你")!.Kind.ShouldBe(MatchKind.WordRuns);
        Find("请告诉我明天下午三点以前巴黎会不会下雨，我要不要带伞出门").ShouldBeNull("ten characters in common are six words");
    }

    [Fact]
    public async Task A_short_word_in_a_longer_conversation_is_nobodys()
    {
        var index = await ReadAsync("""{"id":"b","messages":[{"role":"user","content":"Book a table."},{"role":"user","content":"Yes."}]}""");

        index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", "Call a cab."), new Message("user", "Yes.")] }).ShouldBeNull();
        index.Find(TaskSamples.Weather() with { Conversation = [new Message("user", "Book a table."), new Message("assistant", "For two?"), new Message("user", "yes")] })!
            .Kind.ShouldBe(MatchKind.Text);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_says_nothing_is_named()
    {
        _folder.Write("empty.jsonl", "{}\n");

        (await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("empty.jsonl")], default))).Problem.ShouldContain("no user text");
        await Should.ThrowAsync<SourceException>(() => BenchmarkFiles.ReadAsync([_folder.At("missing.jsonl")], default));
    }

    private async Task<BenchmarkIndex> ReadAsync(string lines)
    {
        _folder.Write("bench.jsonl", lines + "\n");
        return (await BenchmarkFiles.ReadAsync([_folder.At("bench.jsonl")], default)).Index;
    }
}
