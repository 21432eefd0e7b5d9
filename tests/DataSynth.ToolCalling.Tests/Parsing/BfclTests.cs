using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Real outputs of the Berkeley leaderboard (Python cases) against what its official decoder made of them.</summary>
public sealed class BfclTests
{
    private const string LowerCaseLiteral = "true is a bare word in Python, so the decoder makes it the text \"true\"; JSON's spelling is plainly meant";
    private const string NestedCall = "a call as an argument: the decoder makes it an object {name: arguments}, which nobody passes; here it is malformed";
    private const string DecoderReplaces = "the decoder for this model replaces every semicolon, also inside strings";
    private const string PositionalDropped = "the decoder drops positional arguments; here they are named by the tool's order, or the call is malformed";
    private const string NoName = "a string is called; the decoder gives a call without a name";
    private const string SecondBlock = "a second code block right behind the first, which the decoder does not read; the ground truth has its call too";
    private const string LostMarker = "a call whose start marker is missing, which the decoder loses; the ground truth has it";
    private const string FencedJson = "fenced calls in prose, where the decoder looks for tags only";

    /// <summary>Outputs that are read otherwise than the official decoder reads them, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["v1:parallel_187|Nexusflow-Raven-v2"] = DecoderReplaces,
        ["v1:irrelevance_44|NousResearch_Hermes-2-Theta-Llama-3-8B"] = FencedJson,
        ["v1:rest_12|NousResearch_Hermes-2-Theta-Llama-3-8B"] = FencedJson,
        ["v1:simple_187|claude-2.1"] = LowerCaseLiteral,
        ["v1:parallel_162|command-r-plus"] = LowerCaseLiteral,
        ["v1:parallel_multiple_26|claude-2.1"] = NestedCall,
        ["v1:exec_multiple_49|claude-3-haiku-20240307"] = NestedCall,
        ["v1:parallel_multiple_26|open-mixtral-8x22b"] = NestedCall,
        ["v1:exec_multiple_45|deepseek-ai_deepseek-coder-6.7b-instruct"] = NestedCall,
        ["v1:rest_6|deepseek-ai_deepseek-coder-6.7b-instruct"] = PositionalDropped,
        ["v1:irrelevance_187|mistral-small-2402"] = PositionalDropped,
        ["v1:irrelevance_185|mistral-small-2402"] = NoName,
        ["v1:parallel_132|NousResearch_Hermes-2-Theta-Llama-3-8B"] = LostMarker,
        ["v1:exec_parallel_multiple_8|deepseek-ai_deepseek-coder-6.7b-instruct"] = SecondBlock,
    };

    [TestDataFact]
    public void What_the_official_decoder_could_read_is_read_alike_with_the_listed_exceptions()
    {
        var decodable = BfclRow.LoadPython().Where(row => row.Decoded is not null).ToList();

        var different = decodable.Where(row => !Calls.Same(row.Parse().Calls, row.Decoded!)).Select(row => row.Id);

        different.Order().ShouldBe(Exceptions.Keys.Order());
        decodable.Count.ShouldBe(8349);
    }

    [TestDataFact]
    public void Of_what_the_official_decoder_could_not_read_these_shares_are_recovered()
    {
        var table = BfclRow.LoadPython()
            .Where(row => row.Decoded is null && row.Category != "irrelevance")
            .GroupBy(row => row.RawFormat)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count(row => row.Parse().Calls.Count > 0)}/{group.Count()}");

        table.ShouldBe(
        [
            "api_name_to_json_string 0/2",
            "bare_calls 1/4",
            "calls_semicolon 2/2",
            "fenced_code 155/246",
            "function_call_tag 0/2",
            "json_list_of_objects 3/3",
            "plain_text 57/86",
            "python_call_list 21/40",
            "quoted_call_list 46/47",
            "text_around_call_list 88/101",
            "text_around_calls 8/27",
            "tool_call_tags 16/19",
        ]);
    }

    [TestDataFact]
    public void Where_no_call_is_right_only_texts_that_end_up_calling_give_calls()
    {
        var rows = BfclRow.LoadPython()
            .Where(row => row.Category == "irrelevance" && row.Decoded is null && row.RawFormat is "plain_text" or "fenced_code" or "text_around_calls")
            .ToList();

        // Each of them writes out a call of an offered tool: in a code block, as a JSON object, or as a list.
        $"{rows.Count(row => row.Parse().Calls.Count > 0)}/{rows.Count}".ShouldBe("33/439");
    }

    [TestDataFact]
    public void Every_call_in_recovered_text_is_of_an_offered_tool()
    {
        foreach (var row in BfclRow.LoadPython().Where(row => row.Decoded is null && row.Reply.ToolCalls.Count == 0))
        {
            var read = row.Parse();
            if (read.Repairs.Contains(Mending.InsideProse) && !read.Repairs.Contains(Mending.CodeFence))
                read.Calls.ShouldAllBe(call => row.Tools.Any(tool => tool.Name == call.Name), row.Id);
        }
    }
}
