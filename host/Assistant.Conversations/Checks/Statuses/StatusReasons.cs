using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Why a claim about a decision is not carried.</summary>
internal static partial class StatusReasons
{
    public static LocalizedText Record(StatusRecord record) => new(
        $"Als Ergebnis nennt die Fundstelle „{record.Words}“{LabelOf(record)}.",
        $"The result in the source is “{record.Words}”{LabelOf(record)}.");

    public static LocalizedText NoResult(IReadOnlyList<ReadSource> sources)
    {
        if (sources.Any(source => Recommendation().IsMatch(source.Text)))
            return new("Die Fundstelle enthält nur eine Empfehlung, kein Ergebnis.", "The source has only a recommendation, no result.");
        return sources.Any(source => Draft().IsMatch(source.Text))
            ? new("Die Fundstelle enthält nur einen Antrag oder Beschlussvorschlag, kein Ergebnis.", "The source has only a motion or proposal, no result.")
            : new("Die Fundstelle sagt nicht, dass so entschieden wurde.", "The source does not say that this was decided.");
    }

    public static LocalizedText OnlyPrepared { get; } = new(
        "Nach der Fundstelle berät dieses Gremium nur vor; entschieden hat es nicht.",
        "In the source this body only prepares the decision.");

    public static LocalizedText OtherRecommender { get; } = new(
        "Nach der Fundstelle kommt diese Empfehlung von jemand anderem.",
        "In the source this recommendation comes from someone else.");

    public static LocalizedText OtherRecommendation { get; } = new(
        "Die Fundstelle empfiehlt etwas anderes.",
        "The source recommends something else.");

    public static LocalizedText NoRecommendation { get; } = new(
        "Die Fundstelle enthält keine solche Empfehlung.",
        "The source has no such recommendation.");

    private static string LabelOf(StatusRecord record) => record.Label.Length is > 0 and < 60 ? $" ({record.Label.Trim()})" : "";

    [GeneratedRegex(@"\bempfiehlt\b|\bempfohlen\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recommendation();

    [GeneratedRegex(@"\bmöge\b|\bbeschließt\b|\bAntrag an\b|\bstimmt\b|\bsoll\b|\bgebeten\b|\bwird beauftragt\b|\bgenehmigt\b", RegexOptions.CultureInvariant)]
    private static partial Regex Draft();
}
