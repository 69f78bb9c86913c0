namespace Assistant.Sdk;

/// <summary>A part of a tool's result that a person can use; see the derived records. Immutable.</summary>
public abstract record ToolPart
{
    private protected ToolPart()
    {
    }

    /// <summary>Where the content comes from. An answer may cite only what stands here. Default: empty.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];
}

/// <summary>Text passages from the index, as <see cref="IRetriever"/> found them.</summary>
/// <param name="Hits">Best first.</param>
public sealed record Passages(IReadOnlyList<Hit> Hits) : ToolPart;

/// <summary>A short message: nothing found, a limit reached, a hint. Not an answer by itself.</summary>
/// <param name="Text">The sentence for the reader.</param>
/// <param name="Kind">How it is shown. Default: <see cref="NoticeKind.Info"/>.</param>
public sealed record Notice(LocalizedText Text, NoticeKind Kind = NoticeKind.Info) : ToolPart;

/// <summary>How a <see cref="Notice"/> is shown.</summary>
public enum NoticeKind
{
    /// <summary>A hint.</summary>
    Info,

    /// <summary>Something the reader should know before relying on the answer.</summary>
    Warning,

    /// <summary>Something did not work.</summary>
    Error,
}
