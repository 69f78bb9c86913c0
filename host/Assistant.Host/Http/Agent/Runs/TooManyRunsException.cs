namespace Assistant.Host.Http.Agent.Runs;

/// <summary>A person has as many runs under way as one may have.</summary>
internal sealed class TooManyRunsException(string message) : Exception(message);
