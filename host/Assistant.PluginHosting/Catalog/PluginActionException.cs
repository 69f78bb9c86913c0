namespace Assistant.PluginHosting;

/// <summary>An action on a plugin that was not begun. The message is for the operator (English).</summary>
/// <param name="refusal">Why.</param>
/// <param name="message">Thing, cause and way out.</param>
public sealed class PluginActionException(PluginRefusal refusal, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public PluginRefusal Refusal { get; } = refusal;
}
