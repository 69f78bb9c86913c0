namespace Assistant.PluginHosting;

/// <summary>A failure of plugin hosting. The message names the thing, the cause and the way out, and is meant for the operator.</summary>
public sealed class PluginHostingException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">Thing, cause and way out.</param>
    public PluginHostingException(string message) : base(message)
    {
    }

    /// <summary>Creates the failure with its cause.</summary>
    /// <param name="message">Thing, cause and way out.</param>
    /// <param name="innerException">The cause.</param>
    public PluginHostingException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
