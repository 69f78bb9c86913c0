namespace Assistant.Memory.Retrieval;

/// <summary>What a search of a caller goes through. Immutable.</summary>
/// <param name="Documents">How many documents the caller may see.</param>
/// <param name="First">The day of the oldest; <see langword="null"/> where none has a day.</param>
/// <param name="Last">The day of the newest; as above.</param>
public sealed record SearchedScope(long Documents, DateOnly? First, DateOnly? Last);
