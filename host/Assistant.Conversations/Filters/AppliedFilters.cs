using System.Text.Json.Serialization;

namespace Assistant.Conversations.Filters;

/// <summary>By what the search of a turn was narrowed. Immutable.</summary>
public sealed record AppliedFilters
{
    /// <summary>Nothing.</summary>
    public static AppliedFilters None { get; } = new();

    /// <summary>What the person set; <see langword="null"/> for nothing.</summary>
    public SearchFilters? Given { get; init; }

    /// <summary>What the question implies; <see langword="null"/> for nothing.</summary>
    public IReadOnlyList<ImpliedFilter>? Implied { get; init; }

    /// <summary>Whether what the question implies was left out, since nothing was found with it.</summary>
    public bool Relaxed { get; init; }

    /// <summary>What the reader should know of it, in a sentence; <see langword="null"/> for nothing.</summary>
    public string? Sentence { get; init; }

    /// <summary>Whether nothing was narrowed.</summary>
    [JsonIgnore]
    public bool IsEmpty => (Given is null || Given.IsEmpty) && Implied is null or [];
}
