namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>A stretch of one line of a text file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The first character, counted in UTF-16 units from 1.</param>
/// <param name="Length">How many characters it spans; at least 1.</param>
internal readonly record struct SourcePosition(int Line, int Column, int Length = 1);
