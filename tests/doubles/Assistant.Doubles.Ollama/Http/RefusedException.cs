namespace Assistant.Doubles.Ollama.Http;

/// <summary>An error that Ollama answers with.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
