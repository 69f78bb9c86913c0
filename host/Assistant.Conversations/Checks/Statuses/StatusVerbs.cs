using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>The words by which German texts say what became of a matter, those first that contain others.</summary>
internal static partial class StatusVerbs
{
    // What may stand between the parts of “lehnte … ab”, and what follows the second one.
    private const string Between = @"\b[^.;:]{0,240}?\b";
    private const string ClauseEnd = @"\b(?=\W*$|\s*[,.;:)–]|\s+(?:und|oder|aber|obwohl|nachdem|weil|sowie)\b)";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    public static IReadOnlyList<StatusVerb> All { get; } =
    [
        new(StatusOutcome.NoVote, NoVote()),
        new(StatusOutcome.Noted, Noted()),
        new(StatusOutcome.Noted, Notes(), IsPresent: true),
        new(StatusOutcome.Withdrawn, Withdrawn()),
        new(StatusOutcome.Referred, Referred()),
        new(StatusOutcome.Postponed, Postponed()),
        new(StatusOutcome.Postponed, Shifted(), IsOfCouncils: false),
        new(StatusOutcome.Settled, Settled(), IsOfCouncils: false),
        new(StatusOutcome.Elected, Elected(), IsOfCouncils: false),
        new(StatusOutcome.Commissioned, Awarded()),
        new(StatusOutcome.Commissioned, Commissioned(), IsOfCouncils: false),
        new(StatusOutcome.Rejected, Rejected()),
        new(StatusOutcome.Rejected, Rejects(), IsPresent: true),
        new(StatusOutcome.Adopted, Adopted()),
        new(StatusOutcome.Adopted, Adopts(), IsPresent: true),
        new(StatusOutcome.Adopted, Granted(), IsOfCouncils: false),
        new(StatusOutcome.Adopted, Grants(), IsPresent: true, IsOfCouncils: false),
    ];

    [GeneratedRegex(@"\bnicht (?:\p{L}+ )?abgestimmt|abgestimmt (?:wurde|worden ist|hat)(?: \p{L}+)? nicht|\b(?:keine|ohne) Abstimmung|\bAbstimmung (?:gab es|fand|erfolgte|unterblieb)(?: \p{L}+)? ?(?:nicht|keine)?", Options)]
    private static partial Regex NoVote();

    [GeneratedRegex(@"\bKenntnis genommen|\bnahm(?:en)?" + Between + @"Kenntnis\b", Options)]
    private static partial Regex Noted();

    [GeneratedRegex(@"\bn(?:immt|ehmen)" + Between + @"Kenntnis\b", Options)]
    private static partial Regex Notes();

    [GeneratedRegex(@"\b(?:zurückgezogen|zurückgenommen)(?:e[nrsm]?)?\b|\b(?:zog(?:en)?|nahm(?:en)?)" + Between + "zurück" + ClauseEnd, Options)]
    private static partial Regex Withdrawn();

    [GeneratedRegex(@"\b(?:ver|über)wiesen\b|\b(?:ver|über)wies(?:en)?\b(?= [^.;:]*\b(?:in|an) (?:den|die|das)\b)", Options)]
    private static partial Regex Referred();

    [GeneratedRegex(@"\bvertagt(?:e[nrsm]?)?\b|\bstellte[n]?" + Between + "zurück" + ClauseEnd + @"|\bsetzte[n]?" + Between + @"ab" + ClauseEnd + @"|von der Tagesordnung (?:genommen|abgesetzt)", Options)]
    private static partial Regex Postponed();

    [GeneratedRegex(@"\b(?:zurückgestellt|abgesetzt|verschoben)(?:e[nrsm]?)?\b", Options)]
    private static partial Regex Shifted();

    [GeneratedRegex(@"\berledigt\b(?! zu\b)", Options)]
    private static partial Regex Settled();

    [GeneratedRegex(@"\bgewählt\b|\bwählte[n]?\b", Options)]
    private static partial Regex Elected();

    [GeneratedRegex(
        @"\b(?:erhielt|erhielten|bekam|bekamen|erteilte|erteilten|vergab|vergaben)\b[^.;:]{0,120}?\b(?:Auftrag|Zuschlag|Prüfauftrag|Aufträge)\b|" +
        @"\b(?:Auftrag|Zuschlag|Prüfauftrag|Vergabe|Aufträge)\b[^.;:]{0,120}?\b(?:erteilt|vergeben|erhalten|bekommen|erhielt|ging an|gingen an)\b",
        Options)]
    private static partial Regex Awarded();

    [GeneratedRegex(@"(?-i:\bbeauftragt\b|\bBeauftragt wurde|(?<=(?:rat|tag|ausschuss|beirat) )beauftragten?\b|\bbeauftragten? (?=der \p{L}*(?:rat|ausschuss)\b))", Options)]
    private static partial Regex Commissioned();

    [GeneratedRegex(
        @"\b(?:abgelehnt|verworfen|zurückgewiesen)(?:e[nrsm]?)?\b|\blehnte[n]?" + Between + "ab" + ClauseEnd +
        @"|\bkeine (?:\p{L}+ )?(?:Mehrheit|Zustimmung)\b|\bvotierten? gegen\b|\b(?:sprach(?:en)?|entschied(?:en)?) sich(?: \p{L}+){0,3} gegen\b|\bsich(?: \p{L}+){0,3} gegen\b[^.;:]{0,120}?\b(?:entschieden|ausgesprochen)\b|\b(?:scheiterte[n]?|gescheitert|durchgefallen)\b|\b(?:einstimmige|mehrheitliche|deutliche|knappe) Ablehnung\b",
        Options)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"\blehn(?:t|en)" + Between + "ab" + ClauseEnd, Options)]
    private static partial Regex Rejects();

    [GeneratedRegex(
        @"\b(?:beschlossen|verabschiedet|gebilligt|zugestimmt)(?:e[nrsm]?)?\b|\bangenommen\b(?!,? dass)|\b(?:beschloss|beschlossen|billigte|billigten|verabschiedete|verabschiedeten)\b|\bstimmte[n]?" + Between + "zu" + ClauseEnd +
        @"|\bnahm(?:en)?" + Between + "an" + ClauseEnd + @"|\bBeschluss\b[^.;:]{0,100}?\bgefasst\b|\bfasste[n]?\b[^.;:]{0,100}?\bBeschluss\b|\b(?:fand|erhielt|bekam)\b[^.;:]{0,60}?\b(?:Mehrheit|Zustimmung)\b|\b(?:einstimmige|mehrheitliche|deutliche|breite) Zustimmung\b|\bgab(?:en)? grünes Licht\b|\bstattgegeben\b|\bvotierten? (?:\p{L}+ )?für\b|\b(?:sprach(?:en)?|entschied(?:en)?) sich(?: \p{L}+){0,3} für\b|\bsich(?: \p{L}+){0,3} für\b[^.;:]{0,120}?\b(?:entschieden|ausgesprochen)\b|(?<=(?:rat|tag|ausschuss|beirat) (?:hat |hat bereits ))entschieden\b|(?<=(?:rat|tag|ausschuss|beirat) )entschied\b(?= für|, dass)|\b(?:Mehrheit|Zustimmung)\b[^.;:]{0,60}?\b(?:gefunden|erhalten|bekommen)\b|\b[Aa]ntrag\b[^.;:]{0,80}?\berfolgreich\b",
        Options)]
    private static partial Regex Adopted();

    [GeneratedRegex(@"\b(?:beschließt|beschließen(?= die| der| das| den| eine)|billigt|verabschiedet)\b|\bstimm(?:t|en)" + Between + "zu" + ClauseEnd + @"|\bn(?:immt|ehmen)" + Between + "an" + ClauseEnd, Options)]
    private static partial Regex Adopts();

    [GeneratedRegex(@"\b(?:genehmigt|bewilligt|befürwortet|freigegeben)(?:e[nrsm]?)?\b|\bentsprochen\b|\bDem \p{L}*[Aa]ntrag wurde\b[^.;:]{0,60}\bgefolgt\b", Options)]
    private static partial Regex Granted();

    [GeneratedRegex(@"\b(?:genehmigt|bewilligt|befürwortet)\b", Options)]
    private static partial Regex Grants();
}
