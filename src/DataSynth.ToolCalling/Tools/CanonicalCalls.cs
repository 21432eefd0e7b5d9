using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tools;

/// <summary>Keys under which equal calls, and equal sets of calls, fall together.</summary>
public static class CanonicalCalls
{
    /// <summary>The key of one call: <c>{"name":…,"arguments":…}</c> with the arguments as <see cref="CanonicalJson"/>.</summary>
    /// <param name="call">The call.</param>
    public static string Of(ToolCall call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(call, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The key of a multiset of calls: order does not matter, repetition does. <c>[]</c> for none.</summary>
    /// <param name="calls">The calls in any order.</param>
    public static string Of(IReadOnlyList<ToolCall> calls)
    {
        var keys = new string[calls.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Of(calls[i]);
        Array.Sort(keys, string.CompareOrdinal);
        return $"[{string.Join(',', keys)}]";
    }

    private static void Write(ToolCall call, IBufferWriter<byte> output)
    {
        output.Write("{\"name\":"u8);
        JsonTextWriter.WriteString(call.Name, output);
        output.Write(",\"arguments\":"u8);
        CanonicalJson.Write(call.Arguments, output);
        output.Write("}"u8);
    }
}
