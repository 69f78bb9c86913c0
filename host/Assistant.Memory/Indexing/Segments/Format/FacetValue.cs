namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>A value that documents can be filtered by.</summary>
/// <param name="Facet">The facet's name.</param>
/// <param name="Value">The value.</param>
internal readonly record struct FacetValue(string Facet, string Value);
