using System.Collections.ObjectModel;
using Assistant.Sdk;

namespace Assistant.Memory.Indexing;

/// <summary>A document as the index takes it in. Immutable.</summary>
/// <param name="Document">The ledger's number.</param>
/// <param name="CityId">The city.</param>
/// <param name="Audience">Who may find it.</param>
/// <param name="Title">The title; searchable with every passage.</param>
/// <param name="Reference">The number that people cite it by; searchable with every passage.</param>
/// <param name="Passages">All its passages.</param>
public sealed record IndexedDocument(
    long Document,
    string CityId,
    Audience Audience,
    string Title,
    string? Reference,
    IReadOnlyList<IndexedPassage> Passages)
{
    /// <summary>Its day; <see langword="null"/> where it has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The values that it can be filtered by, by the facet's name. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
}
