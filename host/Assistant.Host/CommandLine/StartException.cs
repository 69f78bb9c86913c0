namespace Assistant.Host.CommandLine;

/// <summary>The host cannot start; the message names the cause and the way out.</summary>
internal sealed class StartException(string message, Exception innerException) : Exception(message, innerException);
