using System.Runtime.CompilerServices;
using DataSynth.Datasets.Prompts;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Prompts;

/// <summary>The templates that lie in <c>prompts/</c>.</summary>
public sealed class BundledTemplateTests
{
    private const string Schema = """{ "type": "object",  "properties": {"ort": {"type":"string","description":"<b> & \"q\" é"}}}""";

    public static TheoryData<string, string> Templates => new()
    {
        { "tool-calling.md", "hermes" },
        { "pythonic.md", "pythonic" },
        { "toolrl.md", "toolrl" },
    };

    [Fact]
    public void Every_template_is_tested_here()
        => Directory.GetFiles(Folder(), "*.md").Select(Path.GetFileName).Except(["README.md"])
            .ShouldBe(Templates.Select(row => (string)((object[])row)[0]), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_shows_every_tool_with_its_schema_byte_for_byte_and_no_header(string file, string syntax)
    {
        var template = Read(file);
        ToolTask task = TaskSamples.Weather() with { Tools = [new Tool("wetter", "Sagt das Wetter.", Schema), new Tool("zeit", null, "{}")] };

        var prompt = template.Render(task);

        template.Syntax.Name.ShouldBe(syntax);
        prompt.System.ShouldContain(Schema);
        prompt.System.ShouldContain("wetter");
        prompt.System.ShouldContain("Sagt das Wetter.");
        prompt.System.ShouldContain("zeit");
        prompt.System.ShouldNotContain("calls:");
        prompt.System.ShouldNotStartWith("-");
        prompt.System.ShouldNotContain("{{");
    }

    /// <summary>What the instructions show is what the parser reads: the example in each template is fed to it as an answer.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public void The_parser_reads_what_a_template_asks_for(string file, string syntax)
    {
        var example = syntax switch
        {
            "hermes" => "<tool_call>\n{\"name\": \"function-name\", \"arguments\": {\"parameter\": \"value\"}}\n</tool_call>",
            "pythonic" => "[first_function(parameter=\"text\", other=3), second_function(flag=True)]",
            _ => "<think> your thought </think>\n<tool_call>\n{\"name\": \"tool name\", \"parameters\": {\"parameter\": \"value\"}}\n{\"name\": \"another tool\", \"parameters\": {}}\n</tool_call>\n<response> your answer </response>",
        };
        File.ReadAllText(Path.Combine(Folder(), file)).ReplaceLineEndings("\n").ShouldContain(example);
        string[] names = syntax switch
        {
            "hermes" => ["function-name"],
            "pythonic" => ["first_function", "second_function"],
            _ => ["tool name", "another tool"],
        };

        var read = ToolCallParser.Parse(example, [.. names.Select(name => new Tool(name, null, "{}"))], new ParseOptions());

        read.Status.ShouldBe(ParseStatus.Ok);
        read.Calls.Select(call => call.Name).ShouldBe(names);
        Read(file).Syntax.IsWrittenIn(read.Syntax!).ShouldBeTrue(read.Syntax);
    }

    private static PromptTemplate Read(string file) => PromptTemplate.Parse(File.ReadAllText(Path.Combine(Folder(), file)), file);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "../../../prompts");
}
