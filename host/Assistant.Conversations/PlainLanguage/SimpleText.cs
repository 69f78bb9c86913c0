using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Conversations.Checks;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>An answer once more in plain language, as it is stored with it. Fields of later versions are kept.</summary>
public sealed record SimpleText
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The text, with the numbers of the answer's citations in brackets.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What in it the sources do not carry, and what of the answer it lacks: the latter have no place in the text, so their length is 0.
    /// </summary>
    public IReadOnlyList<CheckFinding> Checks { get; init; } = [];

    /// <summary>The model that wrote it.</summary>
    public string? Model { get; init; }

    /// <summary>The version of the prompt's template.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>What this program does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
