namespace Assistant.Plugins.Ris.Model;

/// <summary>A station on a paper's way through the committees.</summary>
internal sealed record Consultation
{
    /// <summary>Not unique: SessionNet uses ids again.</summary>
    public string? Id { get; init; }

    public string? Meeting { get; init; }

    public string? AgendaItem { get; init; }

    public IReadOnlyList<string> Organizations { get; init; } = [];

    public string? Role { get; init; }

    public bool Authoritative { get; init; }
}
