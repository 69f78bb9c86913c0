using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Whether the votes that a claim names are those of the result: “mit 39 zu 6 Stimmen abgelehnt”.</summary>
internal static partial class VoteFit
{
    public static bool Fits(StatusRecord record, StatusClaim claim)
    {
        if (Pair().Match(claim.Clause) is { Success: true } pair && record is { For: { } votesFor, Against: { } against })
        {
            var (first, second) = (Number(pair, "first"), Number(pair, "second"));
            return record.Outcome == StatusOutcome.Rejected ? (first, second) == (against, votesFor) || (first, second) == (votesFor, against) : (first, second) == (votesFor, against);
        }

        if (ForWords().Match(claim.Clause) is { Success: true } yes && record.For is { } count && Number(yes, "count") != count)
            return false;
        return !(AgainstWords().Match(claim.Clause) is { Success: true } no && record.Against is { } opposed && Number(no, "count") != opposed);
    }

    private static int Number(Match match, string group)
    {
        var word = match.Groups[group].Value;
        return char.IsAsciiDigit(word[0]) ? int.Parse(word, CultureInfo.InvariantCulture) : (int)Numbers.NumberWords.ReadPrefix(word.ToLowerInvariant()).Value;
    }

    [GeneratedRegex(@"\b(?<first>\d+) (?:zu|gegen|:) (?<second>\d+)\b(?! Uhr| Euro| €)", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\b(?<count>\d+) Ja\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ForWords();

    [GeneratedRegex(@"\b(?<count>\d+) (?:Nein\b|Gegenstimmen?\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AgainstWords();
}
