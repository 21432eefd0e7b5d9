using System.Globalization;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class CutTests
{
    public static TheoryData<string> Syntaxes => RoundTripTests.Syntaxes;

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void A_text_cut_anywhere_never_gives_another_call(string syntax)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            var random = new RandomCalls(syntax, seed);
            var text = Renderers.All[syntax](random.Calls);
            for (var length = 0; length < text.Length; length++)
            {
                ShouldBeBeginning(random, text[..length], syntax);
                ShouldBeBeginning(random, text[..length], null);
                ShouldBeBeginning(random, text[..length], ToolCallSyntaxes.All[length % ToolCallSyntaxes.All.Count].Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void A_text_cut_anywhere_is_cut_and_not_malformed(string syntax)
    {
        var malformed = new List<string>();
        for (var seed = 0; seed < 4; seed++)
        {
            var random = new RandomCalls(syntax, seed);
            var text = Renderers.All[syntax](random.Calls);
            for (var length = 1; length < text.Length; length++)
            {
                foreach (var format in (string?[])[null, syntax])
                {
                    var read = ToolCallParser.Parse(text[..length], random.Tools, new ParseOptions { Format = format });
                    if (read.Status == ParseStatus.Malformed)
                        malformed.Add($"hint {format}, read as {read.Syntax}: {text[..length]}");
                }
            }
        }

        malformed.Count.ShouldBe(0, string.Join("\n\n", malformed.Take(20)));
    }

    [TestDataFact]
    public void A_vector_cut_anywhere_never_gives_another_call()
    {
        foreach (var row in VectorRow.Load())
        {
            var whole = ToolCallParser.Parse(row.Text, row.Tools, new ParseOptions { Format = row.Format }).Calls;
            for (var length = 0; length < row.Text.Length; length++)
            {
                var read = ToolCallParser.Parse(row.Text[..length], row.Tools, new ParseOptions { Format = row.Format });

                IsBeginning(read.Calls, whole).ShouldBeTrue($"{row.Id} cut to {row.Text[..length]}: {Calls.Show(read)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Text_around_the_calls_changes_nothing(string syntax)
    {
        string[] before = ["", "Let me look that up.\n", "Sure! It's <b>easy</b>: 1 < 2, f(x) = {x}.\n\n", "<think>First {\"name\": \"no\"}.</think>\n"];
        string[] after = ["", "\n", "<|im_end|>", "\n\nDone, I hope."];
        for (var seed = 100; seed < 150; seed++)
        {
            var random = new RandomCalls(syntax, seed);
            var choice = new SeededRandom(seed, "noise");
            var prefix = choice.Pick(before);
            var suffix = choice.Pick(after);
            var text = prefix + Renderers.All[syntax](random.Calls) + suffix;

            var read = ToolCallParser.Parse(text, random.Tools, new ParseOptions { Format = choice.Next(2) == 0 ? syntax : null });

            Calls.Same(read.Calls, random.Calls).ShouldBeTrue($"{text}\nexpected {Calls.Show(random.Calls)}\nread {Calls.Show(read)}");
        }
    }

    [Fact]
    public void Any_text_at_all_has_an_outcome()
    {
        string[] pieces =
        [
            .. ToolCallSyntaxes.All.SelectMany(syntax => syntax.Markers), .. ReasoningTags.Closings, .. EndTokens.TurnEnds,
            "{", "}", "[", "]", "\"", "'", "\\", "\n", ":", ",", "(", ")", "=", "f", "\"name\"", "\"arguments\"", "f(a=1)", "```", "\ud83d", "\0", "</parameter>",
            "<parameter=a>", "</function>", "<arg_key>", "</arg_value>", " to=functions.f", "<|message|>", "assistantfinal", "functions.f:0", "1e5", "-", "**",
        ];
        var tools = new[] { Calls.Tool("f", """{"a":{"type":["integer","null"]}}""") };
        var random = new SeededRandom(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => random.Pick(pieces)));
            var format = random.Next(2) == 0 ? null : random.Pick(ToolCallSyntaxes.All).Name;

            var read = ToolCallParser.Parse(text, tools, new ParseOptions { Format = format });

            (read.Calls.Count > 0).ShouldBe(read.Status is ParseStatus.Ok or ParseStatus.Repaired, text);
            (read.Repairs.Count > 0).ShouldBe(read.Status is ParseStatus.Repaired, text);
            read.Content.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Random_characters_never_give_a_call()
    {
        var random = new SeededRandom(8);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{new string([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))])}");

            Calls.Parse(text).Calls.ShouldBeEmpty(text);
        }
    }

    private static void ShouldBeBeginning(RandomCalls random, string text, string? format)
    {
        var read = ToolCallParser.Parse(text, random.Tools, new ParseOptions { Format = format });
        IsBeginning(read.Calls, random.Calls).ShouldBeTrue($"{text}\nof {Calls.Show(random.Calls)}\nread {Calls.Show(read)}");
    }

    private static bool IsBeginning(IReadOnlyList<ToolCall> read, IReadOnlyList<ToolCall> whole)
        => read.Count <= whole.Count && Calls.Same(read, [.. whole.Take(read.Count)]);
}
