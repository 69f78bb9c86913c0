using System.Globalization;

namespace Assistant.Doubles.OParl;

/// <summary>A small invented council: Musterstadt on no river, with 36 papers, so that lists have several pages.</summary>
public static class SampleCouncil
{
    private static readonly string[] Subjects =
    [
        "Radweg an der Ahornallee", "Sanierung des Hallenbads Nord", "Satzung über die Hundesteuer", "Kommunaler Wärmeplan",
        "Neue Spielgeräte im Stadtpark", "Schulschwimmen im Winter", "Winterdienst auf Nebenstraßen", "Bebauungsplan Alte Gärtnerei",
        "Jugendzentrum am Markt", "Beleuchtung der Uferpromenade", "Entsiegelung des Schulhofs", "Fahrplan der Buslinie 7",
    ];

    private static readonly string[] Types = ["Beschlussvorlage", "Antrag", "Anfrage", "Informationsvorlage"];

    /// <summary>Writes the council: three committees, five meetings, 36 papers numbered 2024/0001 to 2024/0036.</summary>
    /// <param name="clock">Stamps the objects.</param>
    public static Council Create(TimeProvider clock)
    {
        var council = new Council(clock);
        council.AddOrganization("1", "Stadtrat");
        council.AddOrganization("2", "Bauausschuss");
        council.AddOrganization("3", "Ortsbeirat Nord");
        var start = new DateTimeOffset(2024, 2, 5, 17, 0, 0, TimeSpan.FromHours(1));
        var building = council.AddMeeting("1", "2", start);
        var local = council.AddMeeting("2", "3", start.AddDays(7));
        var first = council.AddMeeting("3", "1", start.AddDays(14));
        council.AddMeeting("4", "1", start.AddDays(42));
        council.AddMeeting("5", "2", new DateTimeOffset(2024, 12, 2, 17, 0, 0, TimeSpan.FromHours(1)));
        for (var number = 1; number <= 36; number++)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"2024/{number:0000}");
            council.AddPaper(number.ToString(CultureInfo.InvariantCulture), reference, Subjects[number % Subjects.Length], Types[number % Types.Length], new DateOnly(2024, 1, 2).AddDays(number));
        }

        council.Consult(council.Papers[0], building, "vorberaten ohne Änderungen", "Vorberatung", authoritative: false);
        council.Consult(council.Papers[0], first, "ungeändert beschlossen");
        council.Consult(council.Papers[1], first, "mehrheitlich abgelehnt");
        council.Consult(council.Papers[2], local, "zur Kenntnis genommen", "Kenntnisnahme", authoritative: false);
        council.Consult(council.Papers[3], first, result: null);
        council.AddAgendaItem(first, "Grundstücksverkauf an eine benannte Person", "beschlossen", isPublic: false);
        return council;
    }
}
