using System.Text.RegularExpressions;

namespace Assistant.Conversations.Tools;

/// <summary>Times that a question means without naming them: “das nächste Mal”, “die letzte Sitzung”, “Neues”.</summary>
internal static partial class Occasion
{
    /// <summary>Councils and their committees meet at least once in a quarter.</summary>
    private const int Months = 3;

    /// <summary>Papers go out two weeks before a meeting.</summary>
    private const int NewDays = 14;

    /// <summary>Whether the question asks for what comes next.</summary>
    public static bool IsNext(string question) => Next().IsMatch(question);

    /// <summary>Whether the question asks for what is new.</summary>
    public static bool IsNew(string question) => New().IsMatch(question);

    /// <summary>The quarter before or behind today, where the question asks for the last or the next time.</summary>
    public static Period? Around(string question, DateOnly today)
    {
        if (IsNext(question))
            return new Period(today, today.AddMonths(Months));
        return Last().IsMatch(question) ? new Period(today.AddMonths(-Months), today) : null;
    }

    /// <summary>The last two weeks, where the question asks for what is new.</summary>
    public static Period? Recent(string question, DateOnly today) => IsNew(question) ? new Period(today.AddDays(-NewDays), today) : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(nächste[rsnm]? (mal|termine?|\w*sitzung(en)?)|kommende[rn]? \w*sitzung(en)?|als nächstes|demnächst|wann (tagt|tagen|trifft|treffen|ist die \w*sitzung)|nächsten \w*sitzungen|next (time|meetings?)|upcoming|when does .* meet)\b", Options)]
    private static partial Regex Next();

    [GeneratedRegex(@"\b(letzte[rsnm]? (mal|\w*sitzung(en)?)|vergangene[rn]? \w*sitzung(en)?|zuletzt|last (time|meetings?))\b", Options)]
    private static partial Regex Last();

    // “Neue Anträge”, but not “die neue Turnhalle”.
    [GeneratedRegex(@"\b(neues|neu|neuigkeiten|neue(n|r|ste|sten|ster)? (\w*vorlagen?|anträgen?|anfragen?|drucksachen?|papieren?|dokumenten?)|(is|are|what's) new|(new|latest) \w*(papers?|motions?|documents?))\b", Options)]
    private static partial Regex New();
}
