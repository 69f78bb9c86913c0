using System.Text.RegularExpressions;

namespace Assistant.Conversations.Questions;

/// <summary>Tells what kind of answer a question asks for, and whether a sentence has one of that kind.</summary>
internal static partial class ExpectedAnswers
{
    /// <summary>The kind; the first rule that fits, from the narrowest to the widest.</summary>
    /// <param name="question">The question.</param>
    public static ExpectedAnswer Of(string question)
    {
        if (AsksDuration().IsMatch(question))
            return ExpectedAnswer.Duration;
        if (AsksAmount().IsMatch(question))
            return ExpectedAnswer.Amount;
        if (AsksNumber().IsMatch(question))
            return ExpectedAnswer.Number;
        if (AsksSubject().IsMatch(question))
            return ExpectedAnswer.Subject;
        if (AsksReason().IsMatch(question))
            return ExpectedAnswer.Reason;
        if (AsksDecision().IsMatch(question))
            return ExpectedAnswer.Decision;
        if (AsksDate().IsMatch(question))
            return ExpectedAnswer.Date;
        if (AsksWho().IsMatch(question))
            return ExpectedAnswer.Who;
        return BeginsWithVerb().IsMatch(question) ? ExpectedAnswer.Decision : ExpectedAnswer.Any;
    }

    /// <summary>Whether a sentence holds such an answer; never for <see cref="ExpectedAnswer.Any"/>.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="expected">The kind.</param>
    public static bool IsIn(string sentence, ExpectedAnswer expected) => expected switch
    {
        ExpectedAnswer.Amount => HasAmount().IsMatch(sentence),
        ExpectedAnswer.Number => HasNumber().IsMatch(sentence),
        ExpectedAnswer.Date => HasDate().IsMatch(sentence),
        ExpectedAnswer.Duration => HasDuration().IsMatch(sentence),
        ExpectedAnswer.Decision => HasDecision().IsMatch(sentence),
        ExpectedAnswer.Subject => HasSubject().IsMatch(sentence),
        ExpectedAnswer.Who => HasWho().IsMatch(sentence),
        ExpectedAnswer.Reason => HasReason().IsMatch(sentence),
        _ => false,
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(wie lange|laufzeit|dauer|how long)\b", Options)]
    private static partial Regex AsksDuration();

    [GeneratedRegex(@"\b(kosten|kostet|kosteten|gekostet|gesamtkosten|mehrkosten|wie hoch|wie teuer|teurer|preis|kaufpreis|summe|wie ?viel geld|wie ?viel prozent|gebühr|how much|costs?)\b", Options)]
    private static partial Regex AsksAmount();

    [GeneratedRegex(@"\b(wie ?viele?[nr]?|anzahl|zahl der|how many)\b", Options)]
    private static partial Regex AsksNumber();

    [GeneratedRegex(@"\b(warum|weshalb|wieso|weswegen|why)\b", Options)]
    private static partial Regex AsksReason();

    [GeneratedRegex(@"\b(beschlossen|beschluss|abgelehnt|angenommen|zugestimmt|abstimmung|abgestimmt|ergebnis|ausgegangen|stand|gekürzt|gestrichen|decided?|adopted|rejected)\b|\bwas ist .*geworden\b", Options)]
    private static partial Regex AsksDecision();

    [GeneratedRegex(@"\b(wann|termin|baubeginn|when)\b", Options)]
    private static partial Regex AsksDate();

    [GeneratedRegex(@"\b(wer|wem|wen|welche (fraktion|partei|firma|personen)|who)\b", Options)]
    private static partial Regex AsksWho();

    [GeneratedRegex(@"\b(worum geht|wovon handelt|was steht in|zusammenfassung|inhalt der|what is .* about)\b", Options)]
    private static partial Regex AsksSubject();

    // “Wurde …?”, “Gilt …?”: yes or no, which in a council is a decision.
    [GeneratedRegex(@"^\W*(wurden?|wird|werden|ist|sind|hat|haben|gilt|gelten|darf|dürfen|kann|können|soll|sollen|fällt|fallen|kommt|kommen|muss|müssen|were|did|has)\s(?!es\b|geht\b|steht\b|kostet\b)", Options)]
    private static partial Regex BeginsWithVerb();

    [GeneratedRegex(@"\d\s*(T?€|Euro|EUR|Cent|Mio|Mrd|Millionen|Prozent|%|v\. ?H)", Options)]
    private static partial Regex HasAmount();

    [GeneratedRegex(@"(?<![\d./-])\d[\d.]*(,\d+)?(?![\d/])|\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b", Options)]
    private static partial Regex HasNumber();

    [GeneratedRegex(@"\b\d{1,2}\. ?(\d{1,2}\.|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) (19|20)\d{2}|\b(19|20)\d{2}\b(?!/)|\b\d{1,2}(:\d{2})? Uhr|\b(mitte|ende|anfang|quartal|frühjahr|sommer|herbst|winter)\b", Options)]
    private static partial Regex HasDate();

    [GeneratedRegex(@"\b(\d+|ein|eine|einem|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf) (stunden?|tagen?|wochen?|monaten?|jahren?)\b|\bbis (zum |ende |mitte )?\S*(19|20)\d{2}\b", Options)]
    private static partial Regex HasDuration();

    [GeneratedRegex(@"\b(beschlossen|beschließt|abgelehnt|lehnt|angenommen|zugestimmt|stimmt|zurückgestellt|zurückgezogen|vertagt|verwiesen|erledigt|einstimmig\w*|mehrheitlich\w*|ja-stimmen|zustimmung|ablehnung|enthaltung\w*)\b", Options)]
    private static partial Regex HasDecision();

    [GeneratedRegex(@"\b(frau|herrn?|dr\.|fraktion\w*|\w*fraktion|gmbh|ag|e\. ?v\.|stadtr(at|ätin)|antragsteller\w*|(antrag|anfrage|änderungsantrag):)\b|\b\p{Lu}{3}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex HasWho();

    [GeneratedRegex(@"\b(beschließt|beschließen|stimmt|nimmt|beantragt|bittet|empfiehlt|fragt|zur kenntnis)\b", Options)]
    private static partial Regex HasSubject();

    [GeneratedRegex(@"\b(weil|denn|da|wegen|aufgrund|auf grund|grund|gründen?|ursache|deshalb|daher|infolge|somit|begründ\w+)\b", Options)]
    private static partial Regex HasReason();
}
