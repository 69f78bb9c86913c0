namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Asks for a page of points, in the order of their ids.</summary>
/// <param name="Filter">What points must fit.</param>
/// <param name="Limit">How many.</param>
/// <param name="Offset">The first id; <see langword="null"/> for the first page.</param>
/// <param name="WithPayload">The fields to return.</param>
internal sealed record PointsScroll(Filter Filter, int Limit, PointId? Offset, IReadOnlyList<string> WithPayload);
