using System.Globalization;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Whatever a reply is put together of, what comes out was said. <c>DATASYNTH_MIXED_REPLIES</c> asks for more replies,
/// <c>DATASYNTH_MIXED_SEED</c> for others.</summary>
public sealed class MixedReplyTests
{
    private static readonly int Replies = Number("DATASYNTH_MIXED_REPLIES", 1500);
    private static readonly int FirstSeed = Number("DATASYNTH_MIXED_SEED", 0);

    [Fact]
    public void No_call_comes_out_of_strings_reasoning_inline_code_or_broken_blocks_with_or_without_repairs_and_hints()
    {
        var invented = new List<string?>();
        foreach (var seed in Enumerable.Range(FirstSeed, Replies))
        {
            var reply = new MixedReply(seed);
            var hint = ToolCallSyntaxes.All[seed % ToolCallSyntaxes.All.Count].Name;
            invented.Add(Invented(reply, reply.Text, reply.Said, new ParseOptions()));
            invented.Add(Invented(reply, reply.Text, reply.Said, new ParseOptions { Repair = false }));
            invented.Add(Invented(reply, reply.Text, reply.Said, new ParseOptions { Format = hint }));
        }

        ShouldBeNone(invented);
    }

    [Fact]
    public void A_mixed_reply_cut_anywhere_never_gives_another_call()
    {
        var invented = new List<string?>();
        for (var seed = FirstSeed; seed < FirstSeed + Replies; seed += 50)
        {
            var reply = new MixedReply(seed);
            for (var length = 0; length < reply.Text.Length; length++)
                invented.Add(Invented(reply, reply.Text[..length], reply.SaidAnywhere, new ParseOptions()));
        }

        ShouldBeNone(invented);
    }

    [Fact]
    public void What_is_said_in_order_is_nearly_always_read()
    {
        var replies = Enumerable.Range(FirstSeed, Replies).Select(seed => new MixedReply(seed)).Where(reply => reply.IsWhole).ToList();

        var lost = replies.Count(reply => Calls.Parse(reply.Text, tools: [.. reply.Tools]).Calls.Count != reply.Said.Count);

        // Text right behind a block without an end marker may make the block unreadable.
        lost.ShouldBeLessThan(replies.Count / 50);
    }

    /// <summary>What is wrong with the calls read, or null where all of them were said, in order.</summary>
    private static string? Invented(MixedReply reply, string text, IReadOnlyList<ToolCall> said, ParseOptions options)
    {
        var read = ToolCallParser.Parse(text, reply.Tools, options);
        var at = 0;
        foreach (var call in read.Calls)
        {
            while (at < said.Count && !Calls.Same([said[at]], [call]))
                at++;
            if (at++ >= said.Count)
                return $"{reply.Seed}: {string.Join(", ", reply.Kinds)}, hint {options.Format}, repair {options.Repair}\n{text}\nsaid {Calls.Show(said)}\nread {Calls.Show(read)}";
        }

        return null;
    }

    private static void ShouldBeNone(IEnumerable<string?> invented)
    {
        const int shown = 10;
        var all = invented.OfType<string>().ToList();
        all.Count.ShouldBe(0, string.Join("\n\n", all.Take(shown)));
    }

    private static int Number(string variable, int otherwise)
        => Environment.GetEnvironmentVariable(variable) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : otherwise;
}
