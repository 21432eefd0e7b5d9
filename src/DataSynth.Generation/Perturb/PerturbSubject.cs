using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>What is to be answered wrongly.</summary>
/// <param name="Task">The task.</param>
/// <param name="Right">One right answer; empty where no call is right.</param>
/// <param name="Obfuscated">Whether the task's names mean nothing: then made-up ones must not mean anything either, or they would give wrong
/// calls away.</param>
internal sealed record PerturbSubject(ToolTask Task, IReadOnlyList<ToolCall> Right, bool Obfuscated)
{
    /// <summary>What the user said.</summary>
    public ConversationWords Words { get; } = ConversationWords.Of(Task);

    /// <summary>The tool that a call names, or null when it is not offered.</summary>
    /// <param name="name">The tool's name.</param>
    public Tool? FindTool(string name) => Task.Tools.FirstOrDefault(tool => tool.Name == name);

    /// <summary>The right answer with one call replaced.</summary>
    /// <param name="index">Which call.</param>
    /// <param name="call">Its replacement.</param>
    public IReadOnlyList<ToolCall> With(int index, ToolCall call) => [.. Right.Take(index), call, .. Right.Skip(index + 1)];

    /// <summary>The positions of the right calls in a drawn order.</summary>
    /// <param name="random">The source of the order.</param>
    public int[] CallOrder(SeededRandom random)
    {
        var order = Enumerable.Range(0, Right.Count).ToArray();
        random.Shuffle(order.AsSpan());
        return order;
    }
}
