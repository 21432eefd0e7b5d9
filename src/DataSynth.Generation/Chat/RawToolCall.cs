namespace DataSynth.Generation.Chat;

/// <summary>What stands in <c>FunctionCallContent.RawRepresentation</c>: the call's argument text, which the content itself loses
/// (duplicate keys, broken JSON).</summary>
/// <param name="Name">The tool's name as the task spells it.</param>
/// <param name="ArgumentsText">The arguments byte for byte; need not be JSON on the way in.</param>
public sealed record RawToolCall(string Name, string ArgumentsText);
