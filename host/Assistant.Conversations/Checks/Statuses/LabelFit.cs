using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>How well a result's label fits what a claim names: “Ziffer 1 + 3”, “TOP 16.1”, “Änderungsantrag SPD”.</summary>
internal static partial class LabelFit
{
    private const int NumberWeight = 3;

    public static int Score(string label, string clause)
    {
        if (label.Length == 0)
            return 0;
        var wanted = Numbers(clause);
        var given = Numbers(label);
        var score = wanted.Count == 0 ? 0 : wanted.Intersect(given, StringComparer.Ordinal).Any() ? NumberWeight : given.Count > 0 ? -NumberWeight : 0;
        // Equal, not akin: an Änderungsantrag is another thing than the Antrag.
        return score + WordStems.Of(label).Intersect(WordStems.Of(clause), StringComparer.Ordinal).Count();
    }

    private static List<string> Numbers(string text)
    {
        var numbers = Named().Matches(text).SelectMany(match => match.Groups["number"].Captures.Select(capture => capture.Value)).ToList();
        return numbers.Count > 0 || !Plain().IsMatch(text) ? numbers : [Plain().Match(text).Groups["number"].Value];
    }

    [GeneratedRegex(@"\b(?:TOP|Tagesordnungspunkte?n?|Punkte?n?|Ziffern?|Ziff\.|Nummern?|Nr\.) (?<number>\d+(?:\.\d+)?[a-z]?)(?:(?:, | und | \+ | sowie | bis |,)(?:Satz \d,? ?|sowie )?(?:Ziffer )?(?<number>\d+(?:\.\d+)?[a-z]?)(?!\d| ?(?:Stimmen|Ja|Nein|zu)))*", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*(?<number>\d+(?:\.\d+)?|[a-z])\)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
