namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// What was renamed in one task: each dictionary leads from an old name to a new one, no new name occurs twice in all three or anywhere
/// in the task before. With it, a task or calls are restored (<see cref="Renaming"/>).
/// </summary>
/// <param name="Tools">Names of tools: offered, called, or answering.</param>
/// <param name="Parameters">Names of parameters, and of the properties of nested objects that a schema declares.</param>
/// <param name="Definitions">Names under <c>$defs</c> and <c>definitions</c>, which only references use.</param>
/// <param name="Order">The seed of the new order of tools and schema keys.</param>
public sealed record ObfuscationMap(
    IReadOnlyDictionary<string, string> Tools,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Definitions,
    long Order);
