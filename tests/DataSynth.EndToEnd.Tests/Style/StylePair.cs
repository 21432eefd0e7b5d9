namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>Two sides to be told apart.</summary>
internal sealed record StylePair(string TaskId, string ErrorType, string Better, string Worse);
