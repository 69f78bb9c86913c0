namespace Assistant.Conversations.Checks.Statuses;

/// <summary>What became of a matter.</summary>
internal enum StatusOutcome
{
    /// <summary>Beschlossen, zugestimmt, genehmigt.</summary>
    Adopted,

    /// <summary>Abgelehnt, ohne Mehrheit.</summary>
    Rejected,

    /// <summary>Teilweise zugestimmt oder abgelehnt.</summary>
    PartlyAdopted,

    /// <summary>Jemand wurde beauftragt; ein Beschluss muss es getragen haben.</summary>
    Commissioned,

    /// <summary>Zur Kenntnis genommen.</summary>
    Noted,

    /// <summary>In ein anderes Gremium verwiesen.</summary>
    Referred,

    /// <summary>Vertagt, abgesetzt, zurückgestellt.</summary>
    Postponed,

    /// <summary>Zurückgezogen.</summary>
    Withdrawn,

    /// <summary>Erledigt.</summary>
    Settled,

    /// <summary>Gewählt.</summary>
    Elected,

    /// <summary>Empfohlen oder vorberaten.</summary>
    Recommended,

    /// <summary>Nicht empfohlen.</summary>
    NotRecommended,

    /// <summary>Ohne Abstimmung.</summary>
    NoVote,

    /// <summary>Nicht beschlossen, nicht zugestimmt.</summary>
    NotAdopted,
}
