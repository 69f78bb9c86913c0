namespace Assistant.Plugins.Ris.Model;

/// <summary>What became of a paper at an agenda item.</summary>
internal enum Outcome
{
    /// <summary>No result, or one that cannot be told for sure.</summary>
    Unknown,

    /// <summary>Beschlossen, zugestimmt.</summary>
    Adopted,

    /// <summary>Geändert beschlossen.</summary>
    AdoptedAmended,

    /// <summary>Teilweise zugestimmt oder teilweise abgelehnt.</summary>
    PartlyAdopted,

    /// <summary>Abgelehnt.</summary>
    Rejected,

    /// <summary>Empfohlen, vorberaten.</summary>
    Recommended,

    /// <summary>Nicht empfohlen.</summary>
    NotRecommended,

    /// <summary>Vertagt, zurückgestellt, abgesetzt.</summary>
    Postponed,

    /// <summary>Verwiesen.</summary>
    Referred,

    /// <summary>Zur Kenntnis genommen.</summary>
    Noted,

    /// <summary>Zurückgezogen.</summary>
    Withdrawn,

    /// <summary>Gewählt.</summary>
    Elected,

    /// <summary>Erledigt, auch durch eine Stellungnahme der Verwaltung.</summary>
    Settled,

    /// <summary>Keine Abstimmung, keine Empfehlung.</summary>
    NoDecision,
}
