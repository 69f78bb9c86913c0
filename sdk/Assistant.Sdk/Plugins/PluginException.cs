namespace Assistant.Sdk;

/// <summary>
/// A failure whose message may be shown to the person who asked and to the language model: one plain sentence, without secrets,
/// addresses or stack traces. Any other exception of a tool is logged and answered with a general sentence.
/// </summary>
public class PluginException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">One sentence for people: what did not work and what to do about it.</param>
    public PluginException(string message) : base(message)
    {
    }

    /// <summary>Creates the failure with its cause, which is logged and never shown.</summary>
    /// <param name="message">One sentence for people: what did not work and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public PluginException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
