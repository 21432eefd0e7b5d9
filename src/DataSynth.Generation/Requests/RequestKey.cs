using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Requests;

/// <summary>
/// Identity of a request by what shapes the answer: model, digest, sampling with seed, messages, schema bytes, sample index. Endpoint,
/// time-outs, concurrency and keep-alive are not in it; nor are the token limits, which only say where a reply is cut, so that raising
/// them re-asks the cut replies alone.
/// </summary>
internal sealed class RequestKey
{
    /// <summary>Changes when the hashed fields change, so that old keys never mean something else.</summary>
    private const string Version = "datasynth-request-1";

    private const int MostKept = 256 * 1024;

    /// <summary>What is hashed, gathered first: many short parts cost more, one after the other, than their hash. Each thread keeps its
    /// buffer.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    private readonly ArrayBufferWriter<byte> _bytes;

    private RequestKey()
    {
        _bytes = _kept ?? new ArrayBufferWriter<byte>(4096);
        _kept = null;
    }

    /// <summary>The hash of what is asked: messages and tools.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="tools">The tools of the API's field.</param>
    public static string OfPrompt(IReadOnlyList<Message> messages, IReadOnlyList<Tool> tools)
    {
        var key = new RequestKey();
        key.Append(messages.Count);
        foreach (var message in messages)
            key.Append(message);
        key.Append(tools.Count);
        foreach (var tool in tools)
        {
            key.Append(tool.Name);
            key.Append(tool.Description);
            key.Append(tool.ParametersText);
        }

        return key.Finish();
    }

    /// <summary>The key of one request.</summary>
    /// <param name="promptHash">The hash of what is asked.</param>
    /// <param name="description">Who is asked.</param>
    /// <param name="sampling">How the answer is drawn.</param>
    /// <param name="sampleIndex">Which sample.</param>
    /// <param name="groundTruth">For perturb the right calls, which its answer depends on; null for models, which never see them.</param>
    public static string Of(
        string promptHash, GeneratorDescription description, SamplingOptions sampling, int sampleIndex, Expectation? groundTruth)
    {
        var key = new RequestKey();
        key.Append(Version);
        key.Append(promptHash);
        key.Append(description.Provider.ToString());
        key.Append(description.Model);
        key.Append(description.Digest);
        key.Append(description.Delivery.ToString());
        key.Append(Text(sampling.Temperature));
        key.Append(Text(sampling.TopP));
        key.Append(Text(sampling.TopK));
        key.Append(Text(sampling.MinP));
        key.Append(Text(sampling.Seed));
        key.Append(sampling.Think);
        key.Append(sampling.ExtraBody?.ToString());
        key.Append(sampleIndex);
        if (groundTruth is not null)
            key.Append(groundTruth);
        return key.Finish();
    }

    private static string? Text<T>(T? value)
        where T : struct, IFormattable
        => value?.ToString(null, CultureInfo.InvariantCulture);

    private void Append(Message message)
    {
        Append(message.Role);
        Append(message.Content);
        Append(message.Name);
        Append(message.ToolCallId);
        Append(message.ToolCalls.Count);
        foreach (var call in message.ToolCalls)
        {
            Append(call.Name);
            Append(call.Arguments.ToString());
        }

        Append(message.ToolCallIds.Count);
        foreach (var id in message.ToolCallIds)
            Append(id);
    }

    private void Append(Expectation expectation)
    {
        Append(expectation.Kind.ToString());
        foreach (var call in expectation.Calls)
        {
            Append(call.Name);
            Append(call.Arguments.Count);
            foreach (var argument in call.Arguments)
            {
                Append(argument.Name);
                Append(argument.Accepted.Count);
                foreach (var value in argument.Accepted)
                    Append(value.ToString());
            }
        }
    }

    /// <summary>Every text is preceded by its length, so that no two lists of texts run together; null is not the empty text.</summary>
    private void Append(string? text)
    {
        if (text is null)
        {
            Append(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Append(length);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    private void Append(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), number);
        _bytes.Advance(sizeof(int));
    }

    private string Finish()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, digest);
        if (_bytes.Capacity <= MostKept)
        {
            _bytes.ResetWrittenCount();
            _kept = _bytes;
        }

        return Convert.ToHexStringLower(digest);
    }
}
