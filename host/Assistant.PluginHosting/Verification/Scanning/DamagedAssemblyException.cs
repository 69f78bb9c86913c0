namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Metadata or code that no compiler writes, so that it cannot be looked through.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class DamagedAssemblyException(string message) : Exception(message);
