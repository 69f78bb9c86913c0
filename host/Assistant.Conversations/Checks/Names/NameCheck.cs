using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Names;

/// <summary>Bodies and parties that an answer names stand in a source, where sources name any.</summary>
internal static partial class NameCheck
{
    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        var known = text.Sources.SelectMany(source => source.Named).ToList();
        foreach (var body in Bodies.Read(text.Unquoted))
        {
            if (known.Count == 0 || IsGeneric(body.Key) || known.Exists(other => IsSame(other, body)) || IsNamedOtherwise(body, text.Sources))
                continue;
            yield return text.Finding(CheckKind.Name, body.Start, body.Length, Reason(text.Text.Substring(body.Start, body.Length)));
        }

        var parties = text.Sources.SelectMany(source => Party().Matches(source.Text)).Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (Match match in Party().Matches(text.Unquoted))
        {
            if (parties.Count > 0 && !parties.Contains(Key(match)))
                yield return text.Finding(CheckKind.Name, match.Index, match.Length, Reason(match.Value));
        }
    }

    // “Haupt- und Finanzausschuss” is often called “Hauptausschuss”; a district council without its district is any.
    private static bool IsSame(NamedBody source, NamedBody named) =>
        (source.Key == named.Key || source.Key.StartsWith(named.Key + "-", StringComparison.Ordinal) || named.Key.StartsWith(source.Key + "-", StringComparison.Ordinal) || (named.Key.Length > 3 && source.Key.EndsWith(named.Key, StringComparison.Ordinal)))
        && (named.Place.Length == 0 || source.Place.Length == 0 || source.Key == "council" || source.Place == named.Place || named.Key != source.Key || !IsDistrictBody(named.Key));

    // “Umweltausschuss” for the “Ausschuss für Umwelt und Gesundheit”.
    private static bool IsNamedOtherwise(NamedBody body, IReadOnlyList<ReadSource> sources) =>
        body.Key is not "council" && !IsDistrictBody(body.Key) && body.Key.Length > 3 && sources.Any(source => source.Text.Contains("Ausschuss", StringComparison.Ordinal) && source.Text.Contains(body.Key, StringComparison.OrdinalIgnoreCase));

    private static bool IsDistrictBody(string key) => key is "ortsbeirat" or "ortschaftsrat" or "bezirksbeirat" or "bezirksrat";

    private static bool IsGeneric(string key) => key is "fach" or "unter" or "beirat" or "";

    private static string Key(Match match) => match.Value.ToUpperInvariant()[..2] switch
    {
        "GR" or "BÜ" or "B'" or "B’" => "GRÜNE",
        "LI" or "DI" => "LINKE",
        var other => other,
    };

    private static LocalizedText Reason(string name) => new($"„{name}“ kommt in der Fundstelle nicht vor.", $"“{name}” does not occur in the source.");

    [GeneratedRegex(@"\b(?:CDU|SPD|FDP|AfD|GRÜNEN?|Grünen?|Bündnis 90|B['’ ]?90|LINKEN?|Linken?(?=-Fraktion|fraktion|\b(?! ))|FW(?:G|\|FÜR)?|Freie Wähler|Volt|KAL|ÖDP|BSW)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Party();
}
