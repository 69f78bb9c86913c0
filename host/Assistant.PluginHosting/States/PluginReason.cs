namespace Assistant.PluginHosting;

/// <summary>Why a plugin is in its state, or off in a city: for a page that tells it in the operator's language. Immutable.</summary>
/// <param name="Code">Why.</param>
/// <param name="Text">The same in sentences (English), for log and command line.</param>
public sealed record PluginReason(PluginReasonCode Code, string Text)
{
    /// <summary>What the code names, in its order: texts, numbers, moments.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Words that are not the host's, or are for developers; <see langword="null"/> where there are none.</summary>
    public string? Detail { get; init; }

    /// <summary>What is to be said beside it; <see langword="null"/> where there is nothing.</summary>
    public PluginReason? Also { get; init; }
}
