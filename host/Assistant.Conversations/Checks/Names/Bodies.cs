using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Conversations.Checks.Statuses;

namespace Assistant.Conversations.Checks.Names;

/// <summary>The bodies of a city: council, committees, district councils, boards, administration.</summary>
internal static partial class Bodies
{
    /// <summary>The bodies that a text names, by one name each; a councillor is no council.</summary>
    public static IReadOnlyList<NamedBody> Read(string text) => [.. Body().Matches(text).Select(match => new NamedBody(match.Index, match.Length, Key(match), match.Groups["place"].Value))];

    /// <summary>Whether a claim is about what the administration thinks; that is no decision.</summary>
    public static bool IsAdministration(StatusClaim claim) => claim.Outcome is StatusOutcome.Adopted or StatusOutcome.Rejected && Administration().IsMatch(claim.Clause) && Read(claim.Clause).Count == 0;

    /// <summary>Whether a stem is a body's name, which says nothing of the matter.</summary>
    public static bool IsBodyStem(string stem) => stem.EndsWith("ausschus", StringComparison.Ordinal) || stem.EndsWith("ausschuss", StringComparison.Ordinal) || stem is "gemeinderat" or "stadtrat" or "verwaltung" or "verwalt" or "ortsbeirat" or "ortschaftsrat" or "kreistag" or "stadt" or "gemeinderate" or "stadtverwalt";

    /// <summary>Whether all that sources say of a body is that it prepares: “nach Vorberatung im Bauausschuss”.</summary>
    public static bool OnlyPrepares(string key, IEnumerable<ReadSource> sources)
    {
        var mentions = sources.SelectMany(source => source.Named.Where(body => body.Key == key).Select(body => (source.Text, Body: body))).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(mention => Prepares().IsMatch(mention.Text.AsSpan(Math.Max(0, mention.Body.Start - 90), Math.Min(90, mention.Body.Start))));
    }

    /// <summary>The body that a clause makes its subject, or <see langword="null"/>.</summary>
    public static NamedBody? Subject(string clause) => Read(clause).FirstOrDefault(body => Nominative().IsMatch(clause.AsSpan(0, body.Start)));

    private static string Key(Match match)
    {
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (name is "gemeinderat" or "stadtrat" or "kreistag" or "stadtverordnetenversammlung" or "plenum" or "plenarsitzung" or "rat")
            return "council";
        return name.EndsWith("ausschuss", StringComparison.Ordinal) ? name[..^"ausschuss".Length] : name;
    }

    [GeneratedRegex(
        @"\b(?<name>Gemeinderat|Stadtrat(?! (?:Dr\. )?\p{Lu}\p{Ll})|Kreistag|Stadtverordnetenversammlung|Plenum|Plenarsitzung|Aufsichtsrat|Verwaltungsrat|(?:\p{Lu}\p{L}+-,? (?:\p{Lu}\p{L}+- )?(?:und )?)?\p{Lu}\p{L}+ausschuss|\p{Lu}\p{L}*beirat|Ortschaftsrat|Bezirksrat)(?:e?s|en?)?\b(?:(?<= ?\p{L}+) (?<place>(?!TOP|Vorlage|Termin)\p{Lu}\p{Ll}{3,}))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Body();

    [GeneratedRegex(@"\b(?:Stadtv|V)erwaltung\b", RegexOptions.CultureInvariant)]
    private static partial Regex Administration();

    [GeneratedRegex(@"\b(?:Vorberatung|vorberaten)\b[^.;:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Prepares();

    [GeneratedRegex(@"(?:^|\s)[Dd](?:er|as) $|^$", RegexOptions.CultureInvariant)]
    private static partial Regex Nominative();
}
