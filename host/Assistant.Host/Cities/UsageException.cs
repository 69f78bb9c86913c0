namespace Assistant.Host.Cities;

/// <summary>The program was called wrongly; the message says what to change. Exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
