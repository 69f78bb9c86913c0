using Assistant.Sdk;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>
/// The passage index cannot be asked or written to. The message is for the person who asked; the inner exception names server, cause and cure
/// for the operator, and is logged.
/// </summary>
public sealed class PassageIndexException : PluginException
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">A sentence for people.</param>
    /// <param name="innerException">The cause.</param>
    public PassageIndexException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
