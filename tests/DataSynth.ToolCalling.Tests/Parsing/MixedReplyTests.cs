using System.Globalization;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Whatever a reply is put together of, what comes out was said. <c>DATASYNTH_MIXED_REPLIES</c> asks for more replies.</summary>
public sealed class MixedReplyTests
{
    private static readonly int Replies = int.Parse(Environment.GetEnvironmentVariable("DATASYNTH_MIXED_REPLIES") ?? "1500", CultureInfo.InvariantCulture);

    [Fact]
    public void No_call_comes_out_of_strings_reasoning_inline_code_or_broken_blocks_with_or_without_repairs_and_hints()
    {
        for (var seed = 0; seed < Replies; seed++)
        {
            var reply = new MixedReply(seed);
            var hint = ToolCallSyntaxes.All[seed % ToolCallSyntaxes.All.Count].Name;
            ShouldHaveSaid(reply, reply.Text, reply.Said, new ParseOptions());
            ShouldHaveSaid(reply, reply.Text, reply.Said, new ParseOptions { Repair = false });
            ShouldHaveSaid(reply, reply.Text, reply.Said, new ParseOptions { Format = hint });
        }
    }

    [Fact]
    public void A_mixed_reply_cut_anywhere_never_gives_another_call()
    {
        for (var seed = 0; seed < Replies; seed += 50)
        {
            var reply = new MixedReply(seed);
            for (var length = 0; length < reply.Text.Length; length++)
                ShouldHaveSaid(reply, reply.Text[..length], reply.SaidAnywhere, new ParseOptions());
        }
    }

    [Fact]
    public void What_is_said_in_order_is_nearly_always_read()
    {
        var replies = Enumerable.Range(0, Replies).Select(seed => new MixedReply(seed)).Where(reply => reply.IsWhole).ToList();

        var lost = replies.Count(reply => Calls.Parse(reply.Text, tools: [.. reply.Tools]).Calls.Count != reply.Said.Count);

        // Text right behind a block without an end marker may make the block unreadable.
        lost.ShouldBeLessThan(replies.Count / 50);
    }

    private static void ShouldHaveSaid(MixedReply reply, string text, IReadOnlyList<ToolCall> said, ParseOptions options)
    {
        var read = ToolCallParser.Parse(text, reply.Tools, options);
        var at = 0;
        foreach (var call in read.Calls)
        {
            while (at < said.Count && !Calls.Same([said[at]], [call]))
                at++;
            (at++ < said.Count).ShouldBeTrue($"{string.Join(", ", reply.Kinds)}, hint {options.Format}, repair {options.Repair}\n{text}\nsaid {Calls.Show(said)}\nread {Calls.Show(read)}");
        }
    }
}
