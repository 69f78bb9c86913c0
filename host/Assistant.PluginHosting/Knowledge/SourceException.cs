using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>The host ended the reading of a source; the message (German) is for the operator.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in a sentence.</param>
/// <param name="arguments">What the failure names, in its order: texts and numbers.</param>
public sealed class SourceException(SourceFailure failure, string message, IReadOnlyList<object> arguments) : PluginException(message)
{
    /// <summary>Why.</summary>
    public SourceFailure Failure { get; } = failure;

    /// <summary>What the failure names, in its order: texts and numbers.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>Words that are not the host's; <see langword="null"/> where there are none.</summary>
    public string? Detail { get; init; }
}
