namespace Assistant.Plugins.Ris.Model;

/// <summary>What kind of paper it is.</summary>
internal enum PaperType
{
    /// <summary>None of the others, or not said.</summary>
    Other,

    /// <summary>Beschlussvorlage.</summary>
    Proposal,

    /// <summary>Informationsvorlage, Mitteilung, Bericht.</summary>
    Information,

    /// <summary>Antrag.</summary>
    Motion,

    /// <summary>Änderungs- oder Ergänzungsantrag.</summary>
    Amendment,

    /// <summary>Anfrage.</summary>
    Inquiry,

    /// <summary>Antwort, Stellungnahme der Verwaltung.</summary>
    Answer,

    /// <summary>Haushaltsvorlage oder -antrag.</summary>
    Budget,
}
