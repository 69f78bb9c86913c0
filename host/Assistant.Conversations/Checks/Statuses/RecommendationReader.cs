using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Reads what a sentence recommends: “dem Antrag nicht zu folgen”, “als erledigt zu betrachten”.</summary>
internal static partial class RecommendationReader
{
    /// <summary>The words by which a sentence says that something is recommended.</summary>
    public static IEnumerable<Match> Claims(string text) => Recommends().Matches(text);

    /// <summary>Whether a source speaks of a recommendation in any words.</summary>
    public static bool IsSpokenOf(string text) => Advises().IsMatch(text);

    /// <summary>What a stretch of text recommends.</summary>
    public static RecommendationTarget Targets(string text)
    {
        var isAgainst = AdvisesAgainst().IsMatch(text);
        var targets = RecommendationTarget.None;
        foreach (Match match in Adopt().Matches(text))
            targets |= isAgainst || match.Groups["not"].Success || RecommendsNot().IsMatch(text) ? RecommendationTarget.Reject : RecommendationTarget.Adopt;
        foreach (Match match in Reject().Matches(text))
            targets |= match.Groups["not"].Success ? RecommendationTarget.Adopt : RecommendationTarget.Reject;
        if (Settle().IsMatch(text))
            targets |= RecommendationTarget.Settle;
        if (Refer().IsMatch(text))
            targets |= RecommendationTarget.Refer;
        return targets;
    }

    /// <summary>Who recommends: “verwaltung”, or “rat” for councils and committees; nothing where it is not said.</summary>
    public static IReadOnlyList<string> Advisers(string text) =>
        [.. Adviser().Matches(text).Select(match => match.Groups["who"].Value.EndsWith("erwaltung", StringComparison.Ordinal) ? "verwaltung" : "rat").Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a claim's words are what someone recommends or recommended.</summary>
    public static bool IsInside(string text, StatusClaim claim) => ByRecommendation().IsMatch(text[..claim.Start]) && claim.Outcome is StatusOutcome.Settled;

    [GeneratedRegex(@"\bempfiehlt\b|\bempfehlen\b|\bempfahl(?:en)?\b|\bempfohlen(?:e[nrsm]?)?\b|\b[Rr]ät\b|\b[Rr]iet(?:en)?\b|\bEmpfohlen\b|\blautet die Empfehlung\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recommends();

    [GeneratedRegex(@"[Ee]mpf(?:iehl|ehl|ohl|ahl)|\brät\b|\brieten?\b|\bschlägt\b|vorgeschlagen|Vorschlag|spricht sich|sprach sich|sollte|\bhält\b|befürwort|plädier|\bbittet\b|gebeten|vorberaten|Stellungnahme|angeraten|regt\b", RegexOptions.CultureInvariant)]
    private static partial Regex Advises();

    [GeneratedRegex(@"\b(?:rät|riet|rieten|raten)\b[^.;:]*\bab\b|\babzuraten\b|\bvon einer (?:Annahme|Zustimmung)\b[^.;:]*\babzusehen\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AdvisesAgainst();

    [GeneratedRegex(@"\bempf(?:iehlt|ahl|ohlen)\b(?: \p{L}+){0,2} nicht\b|\bnicht (?:\p{L}+ )?empfohlen\b|\bempf(?:iehlt|ahl) (?:die Verwaltung |der \p{L}+ )?nicht\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RecommendsNot();

    [GeneratedRegex(@"(?<not>\bnicht (?:\p{L}+ )?|\bkeine )?\b(?:zuzustimmen|zu folgen|anzunehmen|zu beschließen|zu entsprechen|zu genehmigen|stattzugeben|zu billigen|Zustimmung|Annahme|beizutreten)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Adopt();

    [GeneratedRegex(@"(?<not>\bnicht )?\b(?:abzulehnen|Ablehnung|abgelehnt|zurückzuweisen)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reject();

    [GeneratedRegex(@"\b(?:als|für) erledigt\b|\berledigt zu\b", RegexOptions.CultureInvariant)]
    private static partial Regex Settle();

    [GeneratedRegex(@"\bzu verweisen\b|\bVerweisung\b|\bzu überweisen\b|\bverwiesen\b", RegexOptions.CultureInvariant)]
    private static partial Regex Refer();

    [GeneratedRegex(@"\b(?:empf\p{L}+|Empfehlung|betrachte\p{L}*)\b[^.;]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ByRecommendation();

    [GeneratedRegex(
        @"\b(?:[Dd]ie (?<who>Stadtverwaltung|Verwaltung)|[Dd]er (?<who>\p{L}*(?:ausschuss|rat|beirat|tag)))(?: \p{L}+){0,3}? (?:empfiehlt|empfahl|empfehle|empfohlen|rät|riet)\b|" +
        @"\b(?:empfiehlt|empfahl|rät|riet)(?: daher| deshalb)? (?:die (?<who>Stadtverwaltung|Verwaltung)|der (?<who>\p{L}*(?:ausschuss|rat|beirat|tag)))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Adviser();
}
