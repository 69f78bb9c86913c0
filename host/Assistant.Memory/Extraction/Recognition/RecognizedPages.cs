namespace Assistant.Memory.Extraction.Recognition;

/// <summary>What recognition gave. Immutable.</summary>
/// <param name="Texts">The normalised text by the number of its page; pages without any are missing.</param>
/// <param name="State">How it went.</param>
/// <param name="Reason">What was left out and why, half a sentence; <see langword="null"/> where nothing was.</param>
internal sealed record RecognizedPages(IReadOnlyDictionary<int, string> Texts, RecognitionState State, string? Reason)
{
    /// <summary>The pages that were not read: a limit was reached before them, or by them. Default: none.</summary>
    public IReadOnlyList<int> Unread { get; init; } = [];

    public static RecognizedPages None(RecognitionState state, string reason) => new(new Dictionary<int, string>(), state, reason);
}
