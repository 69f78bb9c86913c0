namespace Assistant.Sdk;

/// <summary>The tenant: a city that the host serves. Immutable.</summary>
public sealed record City
{
    /// <summary>Short id in lower case, as in the city pack's folder: <c>mainz</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Amtlicher Gemeindeschlüssel, eight digits with leading zero; <see langword="null"/> where the pack does not say.</summary>
    public string? Ags { get; init; }

    /// <summary>The time zone of the city's dates. Default: <c>Europe/Berlin</c>.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <inheritdoc/>
    public override string ToString() => Id;
}
