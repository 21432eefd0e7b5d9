using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Python calls without brackets are calls where the hint says that the model writes Python, where an offered tool is called, and where no tool
/// is known and every argument has its name.</summary>
public sealed class BarePythonTests
{
    private const string Call = "get_weather(city='Paris')";

    private static readonly Tool Other = Calls.Tool("add", """{"a":{"type":"integer"}}""");

    public static TheoryData<string?> Hints { get; } = [null, "pythonic", "bfcl_python", "llama4_pythonic", "lfm2", "olmo3", "minicpm3", "bfcl_toolcall_tag"];

    [Theory]
    [InlineData("Here: [f(a=1)] done")]
    [InlineData("[f(a=1)] Done")]
    [InlineData("[f(a=1)]\nDone")]
    public void A_last_word_behind_calls_is_no_name_that_was_cut(string text)
        => Calls.Show(Calls.Parse(text, tools: [Calls.Tool("f", """{"a":{"type":"integer"}}""")]).Calls).ShouldBe("f{\"a\":1}");

    [Theory]
    [MemberData(nameof(Hints))]
    public void A_call_by_name_is_read_alike_with_every_hint_and_with_none_where_no_tool_is_known(string? format)
    {
        foreach (var text in (string[])[Call, $"[{Call}]", $"{Call}\n{Call}", $"```python\n{Call}\n```"])
        {
            var read = Calls.Parse(text, format);

            Calls.Show(read.Calls).ShouldBe(string.Join("; ", Enumerable.Repeat("""get_weather{"city":"Paris"}""", text.Split("city").Length - 1)), text);
            (read.Status == ParseStatus.Ok || read.Repairs is ["code fence"]).ShouldBeTrue(Calls.Show(read));
        }
    }

    [Theory]
    [MemberData(nameof(Hints))]
    public void A_list_without_calls_is_none_with_every_hint(string? format)
    {
        foreach (var text in (string[])["[]", "[ ]", "```python\n[]\n```", "```json\n[]\n```", "```\n[]\n```"])
        {
            foreach (var tools in (Tool[][])[[], [Other]])
            {
                var read = Calls.Parse(text, format, tools: tools);

                (read.Status, read.IsEmptyList, read.Content).ShouldBe((ParseStatus.None, true, text), $"{text} with {format}");
            }
        }
    }

    [Theory]
    [InlineData("get_weather()")]
    [InlineData("Paris (France)")]
    [InlineData("print('x')")]
    [InlineData("To say it:\n```python\nprint(sep='x')\n```")]
    [InlineData("x = get_weather(city='Paris')")]
    public void Without_a_hint_and_tools_nothing_else_is_called(string text)
        => Calls.Parse(text).Calls.ShouldBeEmpty();

    [Fact]
    public void With_tools_a_call_of_another_one_without_brackets_is_none()
        => Calls.Parse(Call, tools: Other).Calls.ShouldBeEmpty();
}
