namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Asks for points by id.</summary>
/// <param name="Ids">Which.</param>
internal sealed record PointsRequest(IReadOnlyList<PointId> Ids)
{
    /// <summary>The fields to return.</summary>
    public IReadOnlyList<string> WithPayload { get; init; } = [];
}
