using DataSynth.Generation.Requests;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>What a chat client puts into a request's body.</summary>
/// <param name="Model">The model as the server knows it.</param>
/// <param name="Messages">The conversation.</param>
/// <param name="Tools">The tools, or none.</param>
/// <param name="Names">Their spellings on the wire.</param>
/// <param name="Sampling">How to draw.</param>
internal sealed record ChatRequest(
    string Model,
    IEnumerable<ChatMessage> Messages,
    IReadOnlyList<AIFunctionDeclaration> Tools,
    ToolNameMap Names,
    SamplingOptions Sampling);
