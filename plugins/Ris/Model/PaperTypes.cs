using System.Globalization;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads the paper types that vendors and councils invent.</summary>
internal static class PaperTypes
{
    // The first that matches wins: “Beantwortung einer Anfrage” is an answer, “Änderungsantrag” no plain motion.
    private static readonly (string Word, PaperType Type)[] Words =
    [
        ("antwort", PaperType.Answer),
        ("stellungnahme", PaperType.Answer),
        ("haushalt", PaperType.Budget),
        ("änderung", PaperType.Amendment),
        ("ergänzung", PaperType.Amendment),
        ("anfrage", PaperType.Inquiry),
        ("antrag", PaperType.Motion),
        ("beschluss", PaperType.Proposal),
        ("beschluß", PaperType.Proposal),
        ("information", PaperType.Information),
        ("mitteilung", PaperType.Information),
        ("kenntnis", PaperType.Information),
        ("bericht", PaperType.Information),
        ("unterrichtung", PaperType.Information),
        ("offenlage", PaperType.Information),
        ("vorlage", PaperType.Proposal),
    ];

    private static readonly Dictionary<PaperType, string> Labels = new()
    {
        [PaperType.Proposal] = "Beschlussvorlage",
        [PaperType.Information] = "Information",
        [PaperType.Motion] = "Antrag",
        [PaperType.Amendment] = "Änderungsantrag",
        [PaperType.Inquiry] = "Anfrage",
        [PaperType.Answer] = "Antwort",
        [PaperType.Budget] = "Haushalt",
        [PaperType.Other] = "Sonstige",
    };

    /// <summary>All types by their German names.</summary>
    public static IReadOnlyDictionary<PaperType, string> Names => Labels;

    /// <summary>Reads the type: <c>Änderungs-/Ergänzungsantrag</c>, <c>Haushalt THH 4100</c>; also the facet's own values.</summary>
    public static PaperType Parse(string? text)
    {
        if (text is null)
            return PaperType.Other;
        if (Enum.TryParse<PaperType>(text, ignoreCase: true, out var type) && Enum.IsDefined(type) && !int.TryParse(text, CultureInfo.InvariantCulture, out _))
            return type;
        var lower = text.ToLower(CultureInfo.InvariantCulture);
        return Array.Find(Words, entry => lower.Contains(entry.Word, StringComparison.Ordinal)).Type;
    }

    /// <summary>The value of the facet: <c>proposal</c>.</summary>
    public static string Facet(this PaperType type) => type.ToString().ToLowerInvariant();
}
