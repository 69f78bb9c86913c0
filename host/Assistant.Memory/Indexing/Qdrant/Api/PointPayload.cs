namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What a point can be filtered by. Fields that are <see langword="null"/> are not written.</summary>
/// <param name="Kind">One of <see cref="PointKinds"/>.</param>
internal sealed record PointPayload(string Kind)
{
    /// <summary>The city; the tenant.</summary>
    public string? City { get; init; }

    /// <summary>Who may find it.</summary>
    public string? Audience { get; init; }

    /// <summary>The ledger’s number of the document.</summary>
    public long? Document { get; init; }

    /// <summary>Which write it came with: what an earlier one left of the document is deleted by it.</summary>
    public long? Revision { get; init; }

    /// <summary>The day as yyyymmdd.</summary>
    public int? Date { get; init; }

    /// <summary>The year of the day, as text; of documents only.</summary>
    public string? Year { get; init; }

    /// <summary>Facets, as <see cref="FacetKeys"/> writes them.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>The names of the facets that there are, for filters that let the unknown pass.</summary>
    public IReadOnlyList<string>? FacetNames { get; init; }

    /// <summary>The indices of its terms, for counting.</summary>
    public IReadOnlyList<long>? Terms { get; init; }

    /// <summary>Its words one after the other, for the second stage; of passages only.</summary>
    public byte[]? Words { get; init; }

    /// <summary>A piece of the index’s own state.</summary>
    public string? State { get; init; }
}
