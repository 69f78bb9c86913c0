namespace Assistant.Memory.Ledger;

/// <summary>One run over a source. Immutable.</summary>
/// <param name="Source">The ledger's number of the source.</param>
/// <param name="Key">Its name.</param>
/// <param name="Number">Counts the runs of the source, complete or not.</param>
/// <param name="Cursor">What the source said at the end of its last complete run.</param>
/// <param name="Full">Whether everything is read again.</param>
/// <param name="FullSince">
/// When the full reading began; earlier than this run where one was cut off: what has been looked at since then need not be fetched again.
/// </param>
internal sealed record SourceRun(long Source, SourceKey Key, long Number, string? Cursor, bool Full, DateTimeOffset FullSince);
