using System.Buffers;

namespace DataSynth.Cli.Filters;

/// <summary>Answers one line of a JSON Lines filter. Called by several threads at once.</summary>
/// <param name="line">The line without its line break.</param>
/// <param name="output">Takes one JSON object without a line break, also for a malformed line.</param>
/// <returns>Whether the line was well formed.</returns>
internal delegate bool LineEvaluator(ReadOnlySpan<byte> line, IBufferWriter<byte> output);
