namespace Assistant.Sdk;

/// <summary>One message of a knowledge source to the host: see the derived records.</summary>
public abstract record SourceChange
{
    private protected SourceChange()
    {
    }
}

/// <summary>A document is new, has changed, or is simply there (in a full run). The host compares contents itself.</summary>
/// <param name="Document">The document with all its files.</param>
public sealed record Upserted(SourceDocument Document) : SourceChange;

/// <summary>A document is gone or no longer public: it leaves the index, caches and saved quotes.</summary>
/// <param name="DocumentId">The id under which it was upserted; unknown ids are ignored.</param>
/// <param name="Reason">One sentence for the operator.</param>
public sealed record Deleted(string DocumentId, string Reason) : SourceChange;

/// <summary>
/// Something could not be read. It is recorded with its reason, shown to the operator and does not end the run; what was indexed of the
/// object stays, also in a full run.
/// </summary>
/// <param name="ObjectId">The id or address of what could not be read. A document id where there is one.</param>
/// <param name="Reason">One sentence for the operator.</param>
public sealed record Unreadable(string ObjectId, string Reason) : SourceChange;

/// <summary>How far the run is, for the progress bar. Optional.</summary>
/// <param name="Done">Objects read so far.</param>
/// <param name="Total">Objects in all as far as is known; <see langword="null"/> where it is not.</param>
public sealed record Progressed(int Done, int? Total) : SourceChange;

/// <summary>The last change of a run in which everything was read.</summary>
/// <param name="Cursor">Given back in the next <see cref="ReadRequest.Cursor"/>. At most 4,096 characters.</param>
/// <param name="Exhaustive">
/// <see langword="true"/> where every document that exists was upserted in this run: the host then deletes the source's documents that were
/// not. Never set it when part of the source could not be listed.
/// </param>
public sealed record Completed(string Cursor, bool Exhaustive) : SourceChange;
