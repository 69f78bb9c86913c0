using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Conversations.Answers;

namespace Assistant.Conversations.History;

/// <summary>An answer as it is stored, with what it was made by. Fields of later versions are kept.</summary>
public sealed record StoredAnswer
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The answer.</summary>
    public required Answer Answer { get; init; }

    /// <summary>The version of the prompt's template; <see langword="null"/> without a language model.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>By which analysis the index was built.</summary>
    public string? IndexVersion { get; init; }

    /// <summary>What this program does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
