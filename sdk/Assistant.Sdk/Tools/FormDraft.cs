namespace Assistant.Sdk;

/// <summary>A form filled in as far as is known; the person completes and sends it. The assistant never sends it.</summary>
/// <param name="FormId">The id of the form in the city pack.</param>
/// <param name="Title">The form's title.</param>
/// <param name="Fields">The fields in order.</param>
public sealed record FormDraft(string FormId, LocalizedText Title, IReadOnlyList<FormField> Fields) : ToolPart;

/// <summary>A field of a <see cref="FormDraft"/>.</summary>
public sealed record FormField
{
    /// <summary>The field's id in the form.</summary>
    public required string Id { get; init; }

    /// <summary>The label.</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>The value so far; <see langword="null"/> where nothing is known.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the form cannot be sent without it. Default: <see langword="false"/>.</summary>
    public bool Required { get; init; }

    /// <summary>What to enter, in a sentence.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>What is wrong with the value, in a sentence.</summary>
    public LocalizedText? Error { get; init; }
}
