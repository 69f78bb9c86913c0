namespace Assistant.Memory.Indexing;

/// <summary>A value of a facet.</summary>
/// <param name="Value">As it stands in the index.</param>
/// <param name="Documents">How many documents have it.</param>
public readonly record struct FacetCount(string Value, long Documents);
