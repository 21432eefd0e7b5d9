namespace DataSynth.Generation.Scheduling;

/// <summary>How busy a server says it is.</summary>
/// <param name="Running">Requests that it works on, of all its clients.</param>
/// <param name="Waiting">Requests that wait in its queue.</param>
/// <param name="Preemptions">Requests that it had to interrupt for lack of memory, since its start; 0 where it does not say.</param>
internal readonly record struct ServerLoad(double Running, double Waiting, double Preemptions)
{
    /// <summary>A server that did not answer at this moment.</summary>
    public static ServerLoad Unknown { get; } = new(0, 0, 0);
}
