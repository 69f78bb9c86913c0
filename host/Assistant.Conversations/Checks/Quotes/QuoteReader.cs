using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Quotes;

/// <summary>Finds quotes: „…“, "…", »…«, «…», “…”.</summary>
internal static partial class QuoteReader
{
    public static IReadOnlyList<QuotedWords> Read(string text) =>
        [.. Quotes().Matches(text).Select(match => new QuotedWords(match.Index, match.Length, match.Groups["words"].Value)).Where(quote => quote.Words.Any(char.IsLetterOrDigit))];

    /// <summary>The parts of a quote between “…”, “[…]” and what is put in square brackets.</summary>
    public static IReadOnlyList<string> Parts(string words) => [.. Gaps().Split(words).Where(part => part.Any(char.IsLetterOrDigit))];

    [GeneratedRegex("„(?<words>[^„“”\"]*)[“”\"]|“(?<words>[^“”]*)”|\"(?<words>[^\"]*)\"|»(?<words>[^»«]*)«|«(?<words>[^»«]*)»", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    // A word that an author bent in brackets (“größere[n]”) is not compared.
    [GeneratedRegex(@"\p{L}*\[[^\]]*\]\p{L}*|\((?:…|\.\.\.)\)|…|\.{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();
}
