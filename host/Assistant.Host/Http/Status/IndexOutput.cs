namespace Assistant.Host.Http.Status;

/// <summary>What can be found in a city.</summary>
/// <param name="State">ready, rebuilding or empty.</param>
/// <param name="Documents">How many there are.</param>
/// <param name="Syncing">Whether a source is being read.</param>
/// <param name="LastSync">When one was last read to its end.</param>
/// <param name="Percent">How far rebuilding or reading is, where that is known.</param>
internal sealed record IndexOutput(string State, int Documents, bool Syncing, DateTimeOffset? LastSync, int? Percent)
{
    /// <summary>By what is searched: words, or words-and-meaning.</summary>
    public required string SearchedBy { get; init; }

    /// <summary>How far passages have been embedded; absent where that is not wanted.</summary>
    public EmbeddingOutput? Embedding { get; init; }
}
