namespace DataSynth.EndToEnd.Tests.Relabel;

/// <summary>Question, answer and result files in the layout and the shapes of BFCL's repositories, with a few cases of our own.</summary>
internal static class PublishedBfcl
{
    private const int Cases = 3;

    private const string Question = """{"id":"simple_ID","question":[[{"role":"user","content":"Factorial of 5?"}]],"function":[{"name":"math.factorial","description":"","parameters":{"type":"dict","properties":{"number":{"type":"integer","description":""}},"required":["number"]}}]}""";

    /// <summary>Writes three cases, the last of which nobody answers, and the results of two models.</summary>
    public static void Write(TemporaryFolder folder, string root)
    {
        folder.Write($"{root}/BFCL_v3_simple.json", Lines(id => Question.Replace("ID", $"{id}", StringComparison.Ordinal)));
        folder.Write(
            $"{root}/possible_answer/BFCL_v3_simple.json", Lines(id => $$$"""{"id":"simple_{{{id}}}","ground_truth":[{"math.factorial":{"number":[5]}}]}"""));
        folder.Write(
            $"{root}/result/model-a/BFCL_v3_simple_result.json",
            """
            {"id":"simple_0","result":[{"math_factorial":"{\"number\": 5}"}]}
            {"id":"simple_1","result":[{"math_factorial":"{\"number\": 6}"}]}
            {"id":"simple_0","result":"It is 120."}

            """);
        folder.Write(
            $"{root}/result/model-b/BFCL_v3_simple_result.json",
            """
            {"id":"simple_0","result":"[math.factorial(number=5)]"}
            {"id":"simple_1","result":"<tool_call>{\"name\": math.fact"}

            """);
    }

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, Cases).Select(id => line(id) + "\n"));
}
