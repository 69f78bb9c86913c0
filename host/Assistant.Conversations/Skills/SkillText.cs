using System.Text.RegularExpressions;
using Assistant.Conversations.Tools;
using Assistant.Memory.German;

namespace Assistant.Conversations.Skills;

/// <summary>
/// The terms of a question or an example for comparing one with the other. Which number and which day it is makes no difference to what
/// is asked for, so each counts as one and the same term. Thread-safe.
/// </summary>
internal sealed partial class SkillText(GermanText german)
{
    private const string ReferenceTerm = "#reference";
    private const string PeriodTerm = "#period";
    private const string NextTerm = "#next";
    private const string NewTerm = "#new";
    private const string WhenTerm = "#when";
    private const string CommitteeTerm = "#committee";

    /// <summary>Whether a term alone brings no question near a skill: “Guten Morgen” names a day, too, and much is new.</summary>
    /// <param name="term">A term that both share.</param>
    public static bool IsWeak(string term) => term is PeriodTerm or WhenTerm or CommitteeTerm or "neu";

    /// <summary>The terms of a text.</summary>
    /// <param name="text">A question, an example, a description.</param>
    public IReadOnlySet<string> Terms(string text)
    {
        var rest = ArgumentBinder.Reference().Replace(text, " ");
        var hasReference = rest.Length != text.Length;
        var plain = PeriodReader.Without(rest);
        var terms = new HashSet<string>(german.TermSet(plain), StringComparer.Ordinal);
        if (hasReference)
            terms.Add(ReferenceTerm);
        if (plain.Length != rest.Length)
            terms.Add(PeriodTerm);
        if (Occasion.IsNext(text))
            terms.Add(NextTerm);
        if (Occasion.IsNew(text))
            terms.Add(NewTerm);
        if (When().IsMatch(text))
            terms.Add(WhenTerm);
        if (CommitteeReader.Read(text) is not null)
            terms.Add(CommitteeTerm);
        return terms;
    }

    [GeneratedRegex(@"\b(wann|when)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex When();
}
