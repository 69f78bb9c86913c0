using System.Text.Json;

namespace Assistant.Doubles.Ollama.Requests;

/// <summary>A request as it came, and what became of it.</summary>
public sealed class ReceivedRequest
{
    /// <summary>Its method.</summary>
    public required string Method { get; init; }

    /// <summary>Its path: <c>/api/chat</c>.</summary>
    public required string Path { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Its body; undefined where there is none or it is no JSON.</summary>
    public JsonElement Body { get; internal set; }

    /// <summary>The model that it wants, as it names it; empty where it names none.</summary>
    public string Model { get; internal set; } = "";

    /// <summary>Its messages; for <c>/api/generate</c> system and prompt.</summary>
    public IReadOnlyList<ReceivedMessage> Messages { get; internal set; } = [];

    /// <summary>The names of the tools that it offers.</summary>
    public IReadOnlyList<string> Tools { get; internal set; } = [];

    /// <summary>Whether it wants a stream.</summary>
    public bool Stream { get; internal set; }

    /// <summary>What it says about thinking: <c>true</c>, <c>false</c> or a level; <see langword="null"/> where it says nothing.</summary>
    public string? Think { get; internal set; }

    /// <summary>Its <c>num_ctx</c>; <see langword="null"/> where it says none.</summary>
    public int? ContextTokens { get; internal set; }

    /// <summary>Its <c>keep_alive</c> as it stands there; <see langword="null"/> where it says none.</summary>
    public string? KeepAlive { get; internal set; }

    /// <summary>The format that the answer must have: <c>json</c> or a schema; undefined where it says none.</summary>
    public JsonElement Format { get; internal set; }

    /// <summary>What the last message of the user says.</summary>
    public string LastUserText => Messages.LastOrDefault(message => message.Role == "user")?.Content ?? "";

    /// <summary>How many of the oldest messages were dropped because the context is too small. Ollama tells nobody.</summary>
    public int DroppedMessages { get; internal set; }

    /// <summary>The tokens of the prompt after that.</summary>
    public int PromptTokens { get; internal set; }

    /// <summary>How many tokens were sent.</summary>
    public int SentTokens { get; internal set; }

    /// <summary>The status of the answer; 499 when the client went away, 0 while there is none.</summary>
    public int Status { get; internal set; }

    /// <summary>What became of it.</summary>
    public RequestOutcome Outcome { get; internal set; }

    internal int ToolTokens { get; set; }

    internal int? MaxTokens { get; set; }

    internal IReadOnlyList<string> Stop { get; set; } = [];

    internal bool IncludeUsage { get; set; }

    internal bool ThinksAloud { get; set; }
}
