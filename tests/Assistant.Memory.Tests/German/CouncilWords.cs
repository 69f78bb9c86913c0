using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

/// <summary>The vocabulary of a small council, with numbers of passages as they would be in a few thousand passages.</summary>
internal static class CouncilWords
{
    private const string Words = """
        60 photovoltaik anlage anlagen solar dach dächer fläche flächen platz plätze gebäude straße straßen weg wege verkehr plan pläne planung bau bauen ausbau umbau
        60 kind kinder tag tage einrichtung einrichtungen garten gärten schule schulen hof höfe jugend hilfe familie familien senioren pflege heim betreuung gruppe gruppen
        60 hund hunde steuer steuern satzung satzungen gebühr gebühren beitrag beiträge ordnung haus häuser wohnung wohnungen wohnen miete mieten markt märkte wasser
        60 rat räte sitzung sitzungen ausschuss ausschüsse fraktion antrag anträge anfrage anfragen vorlage vorlagen beschluss beschlüsse finanzen finanz personal amt ämter
        60 stadt städte teil teile gemeinde gemeinden ort orte bürger bürgerin verein vereine feuer wehr brand schutz klima energie wärme strom netz netze abfall müll
        60 fahrrad rad räder bus busse bahn bahnen halte stelle stellen haltestelle parken park raum räume luft lärm umwelt natur baum bäume wald grün boden sport halle hallen
        60 kultur museum theater bibliothek projekt projekte förderung fördern mittel programm programme konzept konzepte bericht berichte kosten haushalt jahr jahre abschluss
        60 industrie gewerbe gebiet gebiete bebauung bebauungsplan beteiligung öffentlichkeit arbeit wirtschaft unternehmen leistung leistungen vertrag verträge vergabe prüfung
        60 sanierung brücke brücken tunnel kreuzung ampel tempo geschwindigkeit kontrolle kontrollen sicherheit polizei ordnungsamt dienst dienste daten schutz geschichte werk werke
        60 gesundheit krankenhaus arzt ärzte flüchtling flüchtlinge unterkunft unterkünfte integration sprache kurs kurse weihnacht weihnachten fest feste spiel spielen quartier
        30 karl ruhe frei lage mann land burg trag halt stand rede bürgermeister meister ober leiter zeit punkt wert zahl form sicht art ende grund hand heit keit schaft lich bar
        30 ver vor bei auf aus ein ab an wald fach reich voll los weise sam ung schaften liche lichen tion nahme nahmen mal recht rechte fall falls ziel ziele maß kraft
        900 karlsruhe verwaltung möglichkeit gesellschaft wirtschaft öffentlichkeit verantwortung stadtverwaltung
        """;

    /// <summary>Folded words with their numbers of passages.</summary>
    public static Dictionary<string, int> All { get; } = Read();

    /// <summary>A vocabulary that also holds these words, each a few times.</summary>
    /// <param name="more">Words as written.</param>
    public static Dictionary<string, int> With(params IEnumerable<string> more)
    {
        var words = new Dictionary<string, int>(All, StringComparer.Ordinal);
        foreach (var word in more)
            words.TryAdd(Folding.Fold(word), 5);
        return words;
    }

    private static Dictionary<string, int> Read()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in Words.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ');
            foreach (var word in parts.Skip(1))
                words[Folding.Fold(word)] = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        }

        return words;
    }
}
