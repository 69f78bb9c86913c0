using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Conversations.Evidence;

/// <summary>The file <c>evidence.json</c> of an evidence package: a question, its answer, and what the answer rests on. Immutable.</summary>
public sealed record EvidenceDocument
{
    /// <summary>What the format is called.</summary>
    public const string FormatName = "assistant-evidence";

    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The city's id.</summary>
    public required string City { get; init; }

    /// <summary>The conversation's id.</summary>
    public required string Conversation { get; init; }

    /// <summary>The answer's id in its conversation.</summary>
    public required string Message { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The answer as it was shown.</summary>
    public required string Answer { get; init; }

    /// <summary>When it was complete.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary><c>generated</c> or <c>extractive</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The language model; <see langword="null"/> without one.</summary>
    public string? Model { get; init; }

    /// <summary>The version of the prompt's template; <see langword="null"/> without a language model.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>By which analysis the index was built.</summary>
    public string? IndexVersion { get; init; }

    /// <summary>Whether nothing was found that answers the question.</summary>
    public bool Refused { get; init; }

    /// <summary>Whether the answer ends before its model had said all.</summary>
    public bool Partial { get; init; }

    /// <summary>When the package was made.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The citations, by number.</summary>
    public IReadOnlyList<EvidenceCitation> Citations { get; init; } = [];

    /// <summary>The tools that were called.</summary>
    public IReadOnlyList<EvidenceTool> Tools { get; init; } = [];

    /// <summary>What the checks of the answer said, as they were stored.</summary>
    public JsonElement? Checks { get; init; }

    /// <summary>The answer once more in plain language, as it was shown; <see langword="null"/> where nobody asked for it.</summary>
    public string? Simple { get; init; }

    /// <summary>The files that the question was asked with, by name; their text is not in the package.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What this program does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
