using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>The units of German administrative texts, in all their spellings.</summary>
internal static partial class Units
{
    private static readonly Dictionary<string, Unit> s_units = new(StringComparer.Ordinal);

    static Units()
    {
        Add(UnitClass.Currency, 1, "euro", "euros", "eur", "€");
        Add(UnitClass.Currency, 0.01m, "cent", "ct", "eurocent");
        Add(UnitClass.Length, 1, "m", "meter", "metern", "meters", "lfm", "laufmeter", "laufmetern");
        Add(UnitClass.Length, 0.01m, "cm", "zentimeter", "zentimetern");
        Add(UnitClass.Length, 0.001m, "mm", "millimeter", "millimetern");
        Add(UnitClass.Length, 1000, "km", "kilometer", "kilometern");
        Add(UnitClass.Area, 1, "m²", "m2", "qm", "quadratmeter", "quadratmetern", "quadratmeters");
        Add(UnitClass.Area, 10_000, "ha", "hektar");
        Add(UnitClass.Area, 1_000_000, "km²", "km2", "qkm", "quadratkilometer", "quadratkilometern");
        Add(UnitClass.Volume, 1, "m³", "m3", "cbm", "kubikmeter", "kubikmetern", "fm", "festmeter", "festmetern");
        Add(UnitClass.Volume, 0.001m, "l", "liter", "litern");
        Add(UnitClass.Mass, 1, "kg", "kilogramm", "kilo");
        Add(UnitClass.Mass, 0.001m, "g", "gramm");
        Add(UnitClass.Mass, 1000, "t", "tonne", "tonnen");
        Add(UnitClass.Energy, 1, "kwh", "kilowattstunde", "kilowattstunden");
        Add(UnitClass.Energy, 1000, "mwh", "megawattstunde", "megawattstunden");
        Add(UnitClass.Energy, 1_000_000, "gwh", "gigawattstunde", "gigawattstunden");
        Add(UnitClass.Power, 0.001m, "w", "watt");
        Add(UnitClass.Power, 1, "kw", "kwp", "kilowatt", "kva");
        Add(UnitClass.Power, 1000, "mw", "mwp", "megawatt");
        Add(UnitClass.Speed, 1, "km/h", "kmh", "stundenkilometer", "stundenkilometern");
        Add(UnitClass.Temperature, 1, "°c", "°", "grad");
        Add(UnitClass.Noise, 1, "db", "db(a)", "dezibel");
        Add(UnitClass.Minutes, 1m / 60, "sekunde", "sekunden", "sek");
        Add(UnitClass.Minutes, 1, "minute", "minuten", "min");
        Add(UnitClass.Minutes, 60, "stunde", "stunden", "std", "h", "zeitstunden", "arbeitsstunden", "wochenstunden", "mehrarbeitszeitstunden");
        Add(UnitClass.Days, 1, "tag", "tage", "tagen", "tages", "werktage", "werktagen", "arbeitstage", "arbeitstagen", "kalendertage", "kalendertagen");
        Add(UnitClass.Days, 7, "woche", "wochen", "kalenderwochen");
        Add(UnitClass.Months, 1, "monat", "monate", "monaten", "monats", "kalendermonate", "kalendermonaten");
        Add(UnitClass.Months, 12, "jahr", "jahre", "jahren", "jahres", "jährchen", "haushaltsjahre", "haushaltsjahren");
        Add(UnitClass.Posts, 1, "vzw", "vzä", "vzae", "vk", "vollzeitstelle", "vollzeitstellen", "vollzeitwert", "vollzeitwerte", "vollzeitwerten", "vollzeitäquivalent", "vollzeitäquivalente", "vollzeitäquivalenten", "vollkräfte", "vollkräften", "planstelle", "planstellen", "stelle", "stellen", "stellenanteile", "stellenanteilen");
        Add(UnitClass.Percent, 0.01m, "%", "prozent", "prozents", "v.h.", "v. h.", "vh");
        Add(UnitClass.Points, 1, "prozentpunkt", "prozentpunkte", "prozentpunkten");
        Add(UnitClass.VotesFor, 1, "ja", "ja-stimme", "ja-stimmen", "jastimmen", "jastimme", "fürstimmen", "stimmen dafür", "zustimmungen");
        Add(UnitClass.VotesAgainst, 1, "nein", "nein-stimme", "nein-stimmen", "neinstimmen", "neinstimme", "gegenstimme", "gegenstimmen", "stimmen dagegen", "ablehnungen");
        Add(UnitClass.VotesWithheld, 1, "enthaltung", "enthaltungen", "stimmenthaltung", "stimmenthaltungen");
        Add(UnitClass.Votes, 1, "stimme", "stimmen");
    }

    /// <summary>Reads what follows a number: a multiplier, a unit, or both.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Just behind the number.</param>
    public static (decimal Multiplier, Unit Unit, int End) ReadBehind(string text, int at)
    {
        if (Behind().Match(text, at) is not { Success: true } match)
            return (1, Unit.None, at);
        var multiplier = match.Groups["scale"].Success ? Scale(match.Groups["scale"].Value) : 1;
        var name = match.Groups["unit"].Value;
        if (name.Length > 0 && IsUnit(name) && s_units.TryGetValue(name.ToLowerInvariant(), out var unit))
            return (multiplier, unit, match.Index + match.Length);
        return match.Groups["scale"].Success ? (multiplier, Unit.None, match.Groups["scale"].Index + match.Groups["scale"].Length) : (1, Unit.None, at);
    }

    /// <summary>The unit with this name, else <see langword="null"/>.</summary>
    public static Unit? Find(string name) => s_units.GetValueOrDefault(name.ToLowerInvariant());

    // “zehn stellen einen Antrag”: long lower-case words are verbs.
    private static bool IsUnit(string name) => name.Length <= 4 || !char.IsLower(name[0]);

    private static decimal Scale(string word) => word[0] switch
    {
        'T' or 't' or 'k' => 1_000,
        _ when word.StartsWith("mi", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("milliard", StringComparison.OrdinalIgnoreCase) => 1_000_000,
        _ => 1_000_000_000,
    };

    private static void Add(UnitClass unitClass, decimal factor, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            s_units.Add(name, new Unit(unitClass, factor));
    }

    // “T€” and “TEUR” carry their multiplier; one-letter units stand alone; “m” is no start of “mehr”.
    [GeneratedRegex(
        @"\G(?:[\s-]{0,2}(?<scale>Mio\b\.?|Mill\b\.?|Millionen|Million|Mrd\b\.?|Milliarden|Milliarde|Tsd\b\.?|[Tt]ausend|T(?=\s?(?:€|EUR|Euro))|k(?=€)))?" +
        @"(?:[\s-]{0,2}(?<unit>%|v\. ?H\.|€|°C|°|km/h|m²|m³|km²|m[23](?!\d)|Stimmen dafür|Stimmen dagegen|dB\(A\)|(?:Ja|JA|Nein|NEIN)-Stimmen?|[\p{L}]+)(?![\p{L}²³*]))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
