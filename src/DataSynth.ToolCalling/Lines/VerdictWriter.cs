using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Writes a verdict as the filter <c>label</c> gives it.</summary>
internal static class VerdictWriter
{
    public static void Write(ReadOnlySpan<byte> id, Verdict verdict, ParsedOutput parsed, IBufferWriter<byte> output)
    {
        var writer = new LineWriter(output);
        writer.Id(id);
        writer.Text("\"verdict\":"u8, verdict.Kind.ToFileName());
        writer.Text("\"error_type\":"u8, verdict.ErrorType?.ToFileName());
        writer.Text("\"detail\":"u8, verdict.Detail);
        writer.Label("\"differences\":"u8);
        WriteDifferences(verdict.Differences, output);
        writer.Label("\"calls\":"u8);
        WriteCalls(parsed.Calls, output);
        writer.Text("\"syntax\":"u8, parsed.Syntax);
        writer.Number("\"score\":"u8, verdict.Score);
        writer.End();
    }

    private static void WriteDifferences(IReadOnlyList<Difference> differences, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var i = 0; i < differences.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            var writer = new LineWriter(output);
            writer.Text("\"path\":"u8, differences[i].Path);
            writer.Value("\"expected\":"u8, differences[i].Expected);
            writer.Value("\"actual\":"u8, differences[i].Actual);
            writer.Text("\"rule\":"u8, differences[i].Rule);
            writer.End();
        }

        output.Write("]"u8);
    }

    private static void WriteCalls(IReadOnlyList<ToolCall> calls, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var i = 0; i < calls.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            output.Write("{\"name\":"u8);
            JsonTextWriter.WriteString(calls[i].Name, output);
            output.Write(",\"arguments\":"u8);
            calls[i].Arguments.WriteTo(output);
            output.Write("}"u8);
        }

        output.Write("]"u8);
    }
}
