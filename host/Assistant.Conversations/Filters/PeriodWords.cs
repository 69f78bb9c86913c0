using System.Text.RegularExpressions;
using Assistant.Conversations.Tools;

namespace Assistant.Conversations.Filters;

/// <summary>
/// Reads the time of the papers and meetings that a question asks for. A year may as well be that of a thing (“Haushalt 2025”, “die Gebühr
/// ab Januar”), whose papers are of another: only a question about what a council did says when its papers were written.
/// </summary>
internal static partial class PeriodWords
{
    /// <summary>Whether the question asks for what a council did: decided, discussed, was asked.</summary>
    public static bool AreOfCouncil(string question) => Doing().IsMatch(question);

    /// <summary>The time; <see langword="null"/> where none is named, or it is a thing's own.</summary>
    /// <param name="question">The question, without numbers of papers.</param>
    /// <param name="today">The day on which it is asked.</param>
    public static Period? Read(string question, DateOnly today) =>
        PeriodReader.Read(Own().Replace(question, match => IsOwn(match.Groups["word"].Value) ? match.Groups["word"].Value : match.Value), today);

    /// <summary>Whether the time is a whole year.</summary>
    public static bool IsYear(Period period) => period is { From: { DayOfYear: 1 } first, To: { } last } && last == first.AddYears(1).AddDays(-1);

    private static bool IsOwn(string word) => !OfTime().IsMatch(word);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A year right behind a noun.
    [GeneratedRegex(@"(?<word>\p{Lu}[\p{L}-]+)\s(?:19|20)\d{2}(?![\d/.-])", Options)]
    private static partial Regex Own();

    // … unless the noun is itself a time, a committee, or what committees deal with.
    [GeneratedRegex(
        @"^(in|im|am|seit|ab|bis|vor|nach|von|vom|zwischen|und|since|from|until|before|after|jahre?[sn]?|januar|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|\p{L}*(ausschuss(es)?|rat(e?s)?|beirat(e?s)?|kreistag(s|es)?|anträgen?|anfragen?|vorlagen?|sitzung(en)?|beschlüssen?|drucksachen))$",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex OfTime();

    [GeneratedRegex(
        @"\b(beschloss(en)?|beschließ\w+|beschlüssen?|beschluss(es)?|beraten|beratungen?|beriet(en)?|behandelt|behandelte[nr]?|abgelehnt\w*|abgestimmt|abstimmung(en)?|beantragt\w*|eingebracht\w*|vertagt\w*|zurückgezogen\w*|zugestimmt|angenommen\w*|entschieden|entscheidung(en)?|empfohlen|empfahl|empfehlung(en)?|diskutiert\w*|debattiert\w*|besprochen|\w*sitzung(en)?|tagt|tagte|tagten|getagt|tagesordnung(en)?|\w*vorlagen|drucksachen|\w*anträgen?|anfragen|niederschriften?|decided|adopted|rejected|discussed|debated|postponed|voted|meetings?|motions|inquiries|agenda)\b",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Doing();
}
