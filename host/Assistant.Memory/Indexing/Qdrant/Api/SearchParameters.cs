namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How a vector is searched for.</summary>
internal sealed record SearchParameters
{
    /// <summary>Over which points document frequencies are counted. Left out, Qdrant counts the whole collection: all cities.</summary>
    public InverseDocumentFrequency? Idf { get; init; }

    /// <summary>Over the passages of a city, whoever may see them.</summary>
    public static SearchParameters Within(string cityId) => new() { Idf = new InverseDocumentFrequency(Filters.OfCity(cityId, PointKinds.Passage)) };
}
