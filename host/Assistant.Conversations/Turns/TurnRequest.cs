namespace Assistant.Conversations.Turns;

/// <summary>A turn in a stored conversation. Immutable.</summary>
/// <param name="Question">What is asked, by whom. Its history and its text come from the store where an answer is made anew.</param>
/// <param name="ConversationId">The conversation; begun where the caller has none of this id.</param>
public sealed record TurnRequest(Question Question, string ConversationId)
{
    /// <summary>The client's own id of the question; the same one again adds no second question. Default: a new one.</summary>
    public string? MessageId { get; init; }

    /// <summary>The question that this one replaces, as another version beside it. Default: none.</summary>
    public string? EditOf { get; init; }

    /// <summary>The answer to be made anew, as another version beside it. Default: none.</summary>
    public string? Regenerate { get; init; }

    /// <summary>
    /// The files that the question is asked with. Default, <see langword="null"/>: those of the question that this one replaces, else none. An
    /// answer that is made anew has those of its question in any case.
    /// </summary>
    public IReadOnlyList<string>? Attachments { get; init; }

    /// <summary>
    /// Whether the question's filters count, be they none, where an answer is made anew. Default: <see langword="false"/>, those of the answer before.
    /// </summary>
    public bool SetsFilters { get; init; }

    /// <summary>Cancelled when the host ends: an answer that stops then is interrupted, not stopped by its person. Default: never.</summary>
    public CancellationToken HostEnds { get; init; }
}
