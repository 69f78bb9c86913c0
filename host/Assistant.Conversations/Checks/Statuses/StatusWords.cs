using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Reads the result texts of German councils (“mehrheitlich abgelehnt”, “vorberaten ohne Änderungen”).</summary>
internal static partial class StatusWords
{
    /// <summary>What a result text says, or <see langword="null"/> where it tells no result.</summary>
    public static StatusRecord? Read(string? result)
    {
        if (string.IsNullOrWhiteSpace(result))
            return null;
        var text = result.ToLowerInvariant();
        return OutcomeOf(text) is { } outcome ? new StatusRecord(outcome, AgreementOf(text), IsAmended(text), result.Trim()) : null;
    }

    public static Agreement AgreementOf(string text)
    {
        if (Unanimous().IsMatch(text))
            return Agreement.Unanimous;
        return Majority().IsMatch(text) && !NoMajority().IsMatch(text) ? Agreement.Majority : Agreement.Unknown;
    }

    /// <summary>“ungeändert” contains “geändert”; “Satzung zur Änderung” changes no draft.</summary>
    public static bool IsAmended(string text) => Amended().IsMatch(text);

    public static bool IsUnchanged(string text) => Unchanged().IsMatch(text);

    private static StatusOutcome? OutcomeOf(string text) => text switch
    {
        _ when Open().IsMatch(text) => null,
        _ when NoVote().IsMatch(text) => Settled().IsMatch(text) ? StatusOutcome.Settled : text.Contains("kenntnis", StringComparison.Ordinal) ? StatusOutcome.Noted : StatusOutcome.NoVote,
        _ when Withdrawn().IsMatch(text) => StatusOutcome.Withdrawn,
        _ when Referred().IsMatch(text) => StatusOutcome.Referred,
        _ when Postponed().IsMatch(text) => StatusOutcome.Postponed,
        _ when Recommended().IsMatch(text) => Denied().IsMatch(text) ? StatusOutcome.NotRecommended : StatusOutcome.Recommended,
        _ when Partly().IsMatch(text) => StatusOutcome.PartlyAdopted,
        _ when Rejected().IsMatch(text) => StatusOutcome.Rejected,
        _ when Elected().IsMatch(text) => StatusOutcome.Elected,
        _ when text.Contains("stellungnahme", StringComparison.Ordinal) && text.Contains("einverstanden", StringComparison.Ordinal) => StatusOutcome.Settled,
        _ when Adopted().IsMatch(text) => StatusOutcome.Adopted,
        _ when text.Contains("kenntnis", StringComparison.Ordinal) => StatusOutcome.Noted,
        _ when Settled().IsMatch(text) => StatusOutcome.Settled,
        _ => null,
    };

    [GeneratedRegex(@"\bsoll|\bmöge\b|vorschlag|zur beschlussfassung|zur abstimmung", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(@"(?:keine|ohne) (?:abstimmung|empfehlung|beschluss|entscheidung|votum)|kein(?:e)? (?:beschluss|votum)|nicht abgestimmt", RegexOptions.CultureInvariant)]
    private static partial Regex NoVote();

    [GeneratedRegex("zurückgezogen|zurückgenommen|rücknahme", RegexOptions.CultureInvariant)]
    private static partial Regex Withdrawn();

    [GeneratedRegex("verwiesen|verweisung|überwiesen|überweisung|fachgremium|arbeitskreis", RegexOptions.CultureInvariant)]
    private static partial Regex Referred();

    [GeneratedRegex("vertag|zurückgestellt|verschoben|abgesetzt|absetzung|wiedervorlage|angehalten|nicht behandelt|nicht beraten", RegexOptions.CultureInvariant)]
    private static partial Regex Postponed();

    [GeneratedRegex("empfohlen|empfehl|vorberaten|befürwort", RegexOptions.CultureInvariant)]
    private static partial Regex Recommended();

    [GeneratedRegex("nicht empfohlen|nicht befürwortet|ablehn|abgelehnt", RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex("teilweise|zum teil |in teilen", RegexOptions.CultureInvariant)]
    private static partial Regex Partly();

    [GeneratedRegex("abgelehnt|ablehnung|nicht (?:zugestimmt|angenommen|genehmigt|entsprochen|beschlossen|gewählt)|keine (?:zustimmung|mehrheit)", RegexOptions.CultureInvariant)]
    private static partial Regex Rejected();

    [GeneratedRegex("gewählt", RegexOptions.CultureInvariant)]
    private static partial Regex Elected();

    [GeneratedRegex("beschlossen|zugestimmt|zustimmung|angenommen|annahme|genehmigt|verabschiedet|stattgegeben|entsprochen|einverstanden|gebilligt|bewilligt", RegexOptions.CultureInvariant)]
    private static partial Regex Adopted();

    [GeneratedRegex("erledigt|beantwortet", RegexOptions.CultureInvariant)]
    private static partial Regex Settled();

    [GeneratedRegex(@"\b(?:einstimmig|einhellig|einmütig|ohne gegenstimme)|alle[nr]? (?:\d+|anwesenden)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unanimous();

    [GeneratedRegex(@"\bmehrheitlich|\bmit (?:\p{L}+ )?mehrheit\b|gegenstimme|nein-stimme|stimmenmehrheit|\bmehrheit (?:der|des)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Majority();

    [GeneratedRegex(@"\bkeine (?:\p{L}+ )?mehrheit", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoMajority();

    [GeneratedRegex(@"(?<!un|nicht )(?:geänderte[rnms]? (?:fassung|form|beschluss|vorlage|text)|\bgeändert (?:beschlossen|zugestimmt|angenommen|verabschiedet)|\bmit (?:\p{L}+ )?änderung|modifiziert|\bergänzte[rnm]? (?:fassung|form)|\(geändert)|\bgeändert(?:er|em|en|e)? beschluss", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Amended();

    [GeneratedRegex(@"\bungeändert|\bunverändert|\bohne änderung|\bnicht geändert", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unchanged();
}
