namespace DataSynth.Journal;

/// <summary>A generator as the journal keeps it.</summary>
/// <param name="Name">Its name in counts.</param>
/// <param name="Description">Model, digest, licence and whatever else later steps need, in the caller's notation.</param>
public sealed record JournalGenerator(string Name, string Description);
