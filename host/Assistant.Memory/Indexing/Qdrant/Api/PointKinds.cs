namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the points of a collection are.</summary>
internal static class PointKinds
{
    /// <summary>A passage. Its id is the ledger’s number.</summary>
    public const string Passage = "passage";

    /// <summary>A document, for counting documents by facets and for scoring them whole. Its id is a UUID made of the ledger’s number.</summary>
    public const string Document = "document";

    /// <summary>A piece of the state. It has no city, so that no question can find it.</summary>
    public const string State = "state";
}
