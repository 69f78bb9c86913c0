namespace Assistant.Doubles.Ollama.Requests;

/// <summary>A message of a request. Immutable.</summary>
/// <param name="Role">Who wrote it.</param>
/// <param name="Content">Its text.</param>
public sealed record ReceivedMessage(string Role, string Content)
{
    /// <summary>The names of the tools that it calls.</summary>
    public IReadOnlyList<string> ToolCalls { get; init; } = [];

    /// <summary>The tool whose result it is; <see langword="null"/> where it does not say.</summary>
    public string? ToolName { get; init; }

    /// <summary>The call whose result it is, in <c>/v1</c>.</summary>
    public string? ToolCallId { get; init; }

    internal int Tokens { get; init; }
}
