namespace Assistant.Plugins.Ris.OParl;

/// <summary>The body (Körperschaft) whose papers are read, with its lists. Immutable.</summary>
internal sealed record CouncilBody
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    public string? Ags { get; init; }

    public Uri? Organizations { get; init; }

    public Uri? Meetings { get; init; }

    public Uri? Papers { get; init; }

    /// <summary>Whether the operator's <paramref name="choice"/>, an id or a name, means this body.</summary>
    public bool Matches(string choice) =>
        OParlAddress.Key(Id) == OParlAddress.Key(choice) ||
        string.Equals(Name, choice, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(ShortName, choice, StringComparison.OrdinalIgnoreCase);
}
