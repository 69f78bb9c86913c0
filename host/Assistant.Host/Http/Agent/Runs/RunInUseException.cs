namespace Assistant.Host.Http.Agent.Runs;

/// <summary>A client uses the id of a run under way for another question.</summary>
internal sealed class RunInUseException(string message) : Exception(message);
