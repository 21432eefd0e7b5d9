using DataSynth.ToolCalling.Parsing;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class RoundTripTests
{
    public static TheoryData<string> Syntaxes { get; } = [.. ToolCallSyntaxes.All.Select(syntax => syntax.Name)];

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Rendered_calls_are_read_back_with_the_hint(string syntax) => ForAnySeed(seed =>
    {
        var random = new RandomCalls(syntax, seed);
        var text = Renderers.All[syntax](random.Calls);

        var read = ToolCallParser.Parse(text, random.Tools, new ParseOptions { Format = syntax });

        ShouldBeSame(random, read, text);
    });

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Rendered_calls_are_read_back_without_the_hint(string syntax) => ForAnySeed(seed =>
    {
        var random = new RandomCalls(syntax, seed);
        var text = Renderers.All[syntax](random.Calls);

        ShouldBeSame(random, ToolCallParser.Parse(text, random.Tools, new ParseOptions()), text);
    });

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void A_hint_at_another_syntax_makes_no_other_calls_of_rendered_ones(string syntax)
    {
        for (var seed = 0; seed < ToolCallSyntaxes.All.Count; seed++)
        {
            var random = new RandomCalls(syntax, seed);
            var text = Renderers.All[syntax](random.Calls);
            var format = ToolCallSyntaxes.All[seed].Name;

            var read = ToolCallParser.Parse(text, random.Tools, new ParseOptions { Format = format });

            Calls.Same(read.Calls, random.Calls).ShouldBeTrue($"{format}\n{text}\nexpected {Calls.Show(random.Calls)}\nread {Calls.Show(read)}");
        }
    }

    private static void ForAnySeed(Action<long> test)
        => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => test(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(1));

    private static void ShouldBeSame(RandomCalls random, ParsedOutput read, string text)
        => Calls.Same(read.Calls, random.Calls).ShouldBeTrue($"{text}\nexpected {Calls.Show(random.Calls)}\nread {Calls.Show(read)}");
}
