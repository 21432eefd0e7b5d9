namespace DataSynth.Benchmarks.Night;

/// <summary>What asking a number of requests cost.</summary>
/// <param name="Seconds">Time on the wall.</param>
/// <param name="ClientCpu">Processor time of the client, seconds.</param>
/// <param name="ServerCpu">Processor time of the server meanwhile, seconds.</param>
internal sealed record Asked(double Seconds, double ClientCpu, double ServerCpu);
