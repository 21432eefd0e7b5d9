using DataSynth.Generation.Perturb;

namespace DataSynth.Generation.Tests.Perturb;

/// <summary>What means the same is not wrong.</summary>
public sealed class SynonymsTests
{
    [Theory]
    [InlineData("lb", "pounds", true)]
    [InlineData("Celsius", "centigrade", true)]
    [InlineData("USD", "dollars", true)]
    [InlineData("kg", "lb", false)]
    [InlineData("Berlin", "Berlin", false)]
    public void Spellings_of_one_unit_are_known(string left, string right, bool same) => Synonyms.Same(left, right).ShouldBe(same);

    [Fact]
    public void A_unit_is_never_replaced_by_another_spelling_of_itself()
    {
        var words = new ConversationWords(["pounds", "kilograms", "heavy"], [], [], "", IsEnglish: true);

        for (var seed = 0; seed < 20; seed++)
        {
            var near = NearTexts.Of("lb", words, new ToolCalling.Seeding.SeededRandom(seed)).ToList();
            near.ShouldNotContain("pounds");
            near.ShouldContain("kilograms");
        }
    }
}
