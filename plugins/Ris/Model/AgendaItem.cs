namespace Assistant.Plugins.Ris.Model;

/// <summary>An item of an agenda. Of one that is not public only number and place are kept.</summary>
internal sealed record AgendaItem
{
    /// <summary>The item's id, or one made of the meeting's id and the item's place.</summary>
    public required string Id { get; init; }

    public string? Number { get; init; }

    public string? Title { get; init; }

    public bool Public { get; init; } = true;

    public string? Consultation { get; init; }

    /// <summary>The paper, where the item itself names it.</summary>
    public string? Paper { get; init; }

    public string? Result { get; init; }

    public string? Resolution { get; init; }
}
