namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Numbers between two, both included.</summary>
/// <param name="Gte">From here; <see langword="null"/> for no limit.</param>
/// <param name="Lte">To here; <see langword="null"/> for no limit.</param>
internal sealed record IntegerRange(long? Gte, long? Lte);
