using DataSynth.Datasets.Prompts;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Prompts;

public sealed class TokenEstimateTests
{
    /// <summary>Least and most tokens by the vocabularies of GPT-4, GPT-4o, Llama 3, Llama 2 and Mistral 7B, counted with their own
    /// tokenizers.</summary>
    [Theory]
    [InlineData(
        """{"name":"get_weather","description":"Current weather of a city.","parameters":{"type":"object","properties":{"city":{"type":"string"},"unit":{"type":"string","enum":["celsius","fahrenheit"]},"days":{"type":"integer","minimum":1,"maximum":14}},"required":["city"]}}""",
        63, 80, 1.0)]
    [InlineData("""{"name":"xK3vQz9hT","parameters":{"type":"object","properties":{"b7Rw2":{"type":"string"},"Pq0LzmX4":{"type":"integer"}},"required":["b7Rw2"]}}""", 52, 60, 1.0)]
    [InlineData("Find me a table for four in Lyon on Friday, at half past seven in the evening, and tell me what it will cost.", 27, 28, 0.7)]
    [InlineData("Wie viel sind zweihundertfünfzig US-Dollar in Euro? Bitte erkläre die Umrechnung.", 22, 31, 0.7)]
    [InlineData("明天早上从北京到上海的火车票多少钱?请帮我查找最便宜的选项。", 26, 47, 0.7)]
    public void An_estimate_is_not_below_any_of_five_vocabularies_for_catalogues_nor_far_from_them_for_text(string text, int least, int most, double share)
    {
        TokenEstimate.Of(text).ShouldBeGreaterThanOrEqualTo((int)(most * share));
        TokenEstimate.Of(text).ShouldBeLessThanOrEqualTo((int)(least * 2.5));
    }

    [Fact]
    public void Blanks_digits_words_and_capitals_count_as_vocabularies_cut_them()
    {
        TokenEstimate.Of("").ShouldBe(0);
        TokenEstimate.Of("    ").ShouldBe(1);
        TokenEstimate.Of("2026").ShouldBe(4);
        TokenEstimate.Of("weather").ShouldBe(2);
        TokenEstimate.Of("HTTP").ShouldBe(3);
        TokenEstimate.Of(string.Concat(Enumerable.Repeat("a city. ", 1000))).ShouldBe(3000);
    }

    [Fact]
    public void A_request_counts_its_messages_and_the_tools_beside_them()
    {
        Message[] messages = [new("user", "weather"), new("assistant", null) { ToolCalls = [TaskSamples.Call("f", "{}")] }];
        var alone = TokenEstimate.Of(messages, []);

        alone.ShouldBeGreaterThan(2 + 16);
        (TokenEstimate.Of(messages, [new Tool("f", null, "{}")]) - alone).ShouldBeGreaterThan(200);
    }
}
