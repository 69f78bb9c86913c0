namespace Assistant.Memory.Ingestion;

/// <summary>How far a run is.</summary>
/// <param name="Done">Documents dealt with so far.</param>
/// <param name="Total">Documents in all, as far as the source knows.</param>
/// <param name="Passages">Passages written so far.</param>
/// <param name="Failed">Files and objects that could not be read so far.</param>
public sealed record SyncProgress(int Done, int? Total, int Passages, int Failed)
{
    /// <summary>Files dealt with so far.</summary>
    public int Files { get; init; }

    /// <summary>The title of the document that was dealt with last; <see langword="null"/> before the first.</summary>
    public string? Current { get; init; }
}
