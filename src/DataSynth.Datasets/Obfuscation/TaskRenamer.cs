using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>Goes through a task or calls with a change of names.</summary>
/// <param name="names">What becomes of each name.</param>
/// <param name="orderSeed">The seed of the new order.</param>
/// <param name="back">Whether the order is taken back.</param>
internal sealed class TaskRenamer(NameChange names, long orderSeed, bool back)
{
    /// <summary>A whole task, its tools and schema keys in another order.</summary>
    /// <param name="task">The task.</param>
    /// <param name="describe">What becomes of a title or description: another text, or null to leave it out.</param>
    public ToolTask Rename(ToolTask task, Func<string, string?> describe)
    {
        var values = ValuesOf(task);
        return task with
        {
            Tools = Rename(task.Tools, describe, RenamesNested(task)),
            Conversation = [.. task.Conversation.Select(message => Rename(message, values))],
            Expectation = task.Expectation with { Calls = [.. task.Expectation.Calls.Select(call => Rename(call, values))] },
        };
    }

    /// <summary>Calls made in a task.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="task">The task under the same names as the calls.</param>
    public IReadOnlyList<ToolCall> Rename(IReadOnlyList<ToolCall> calls, ToolTask task)
    {
        var values = ValuesOf(task);
        return [.. calls.Select(call => Rename(call, values))];
    }

    /// <summary>Java and JavaScript values are source text, whose keys nobody can rename without reading that language.</summary>
    private static bool RenamesNested(ToolTask task) => task.Language == SourceLanguage.Python;

    private ValueRenamer ValuesOf(ToolTask task) => new(task.Tools, names, RenamesNested(task));

    private Tool[] Rename(IReadOnlyList<Tool> tools, Func<string, string?> describe, bool nested)
    {
        var order = new KeyOrder(orderSeed, "tools", back);
        return order.Rearrange(tools, (tool, index) =>
        {
            var schema = new SchemaRenamer(names, new KeyOrder(orderSeed, $"schema {index}", back), describe, nested);
            var parameters = schema.Rename(tool.Parameters).ToString();
            return new Tool(names.Tool(tool.Name), tool.Description is null ? null : describe(tool.Description), parameters);
        });
    }

    private Message Rename(Message message, ValueRenamer values) => message with
    {
        ToolCalls = [.. message.ToolCalls.Select(call => Rename(call, values))],
        Name = message.Role == "tool" && message.Name is not null ? names.Tool(message.Name) : message.Name,
    };

    private ToolCall Rename(ToolCall call, ValueRenamer values)
        => new(names.Tool(call.Name), values.RenameArguments(call.Name, call.Arguments));

    private ExpectedCall Rename(ExpectedCall call, ValueRenamer values) => new(
        names.Tool(call.Name),
        [
            .. call.Arguments.Select(argument => new ExpectedArgument(
                names.Parameter(argument.Name),
                [.. argument.Accepted.Select(value => values.RenameArgument(call.Name, argument.Name, value))])),
        ]);
}
