namespace Assistant.Conversations.Checks.Statuses;

/// <summary>A sentence's claim about what became of a matter.</summary>
/// <param name="Outcome">What it claims.</param>
/// <param name="Start">Where its words begin.</param>
/// <param name="Length">How long they are.</param>
internal sealed record StatusClaim(StatusOutcome Outcome, int Start, int Length)
{
    /// <summary>The clause around the words.</summary>
    public required string Clause { get; init; }

    /// <summary>The clauses up to the next semicolon, colon or point.</summary>
    public required string Segment { get; init; }

    public Agreement Agreement { get; init; }

    public bool IsAmended { get; init; }

    public bool IsUnchanged { get; init; }

    /// <summary>“beschließt”, “wird beauftragt”: in a source a proposal, in an answer a claim.</summary>
    public bool IsPresent { get; init; }

    /// <summary>Whether the word is said of councils alone; “genehmigt” and “beauftragt” are said of others as well.</summary>
    public bool IsOfCouncils { get; init; }

    /// <summary>“die beschlossene Satzung”: said in passing.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>The word without its ending.</summary>
    public string Stem { get; init; } = "";

    /// <summary>What all forms of the word have in common.</summary>
    public string? Word => Stem.ToLowerInvariant() switch
    {
        var stem when stem.StartsWith("versch", StringComparison.Ordinal) => "versch",
        var stem when stem.StartsWith("gewäh", StringComparison.Ordinal) || stem.StartsWith("wähl", StringComparison.Ordinal) => "wähl",
        { Length: > 4 } stem => stem[..Math.Min(stem.Length, 8)],
        _ => null,
    };
}
