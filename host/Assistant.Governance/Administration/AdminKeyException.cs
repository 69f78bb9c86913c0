namespace Assistant.Governance.Administration;

/// <summary>The operators' key cannot be made or used. The message names the file, the cause and the way out.</summary>
public sealed class AdminKeyException(string message, Exception? innerException = null) : Exception(message, innerException);
