using System.Text.RegularExpressions;
using Assistant.Memory.German;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Quotes;

/// <summary>Takes a passage apart into sentences and says what each is. Thread-safe.</summary>
internal sealed partial class SentenceReader(GermanText german)
{
    private const int MaxHeadingWords = 12;
    private const double RowDigitShare = 0.25;

    /// <summary>The sentences in order.</summary>
    /// <param name="passage">The passage's text.</param>
    public IReadOnlyList<Sentence> Read(string passage) =>
    [
        .. SentenceSplitter.Split(passage).Select(range =>
        {
            var text = Folded(range.Of(passage));
            return new Sentence(range, text, KindOf(text), german.TermSet(text));
        }),
    ];

    /// <summary>White space folded, and without the marks of a Markdown heading or list, which are not the author's words.</summary>
    /// <param name="text">A stretch of a passage.</param>
    public static string Folded(string text) => WhiteSpace().Replace(text, " ").Trim().TrimStart('#', '*', '•', '-', '–').TrimStart();

    private static SentenceKind KindOf(string text)
    {
        if (text.Length == 0 || Letterhead().IsMatch(text))
            return SentenceKind.Boilerplate;
        if (text[^1] == '?')
            return SentenceKind.Question;
        var words = text.Split(' ');
        if (text.Contains(" | ", StringComparison.Ordinal) || (text[^1] is not ('.' or ':' or ')') && words.Count(word => char.IsDigit(word[0])) > words.Length * RowDigitShare))
            return SentenceKind.Row;
        if (text[^1] is '.' or '!' or '“' or '"' or ')' or ':' or ';' or '”')
            return words.Length > 2 ? SentenceKind.Whole : SentenceKind.Fragment;
        return words.Length > MaxHeadingWords && !char.IsLower(text[0]) ? SentenceKind.Whole : SentenceKind.Fragment;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // Addresses, telephone, bank, page numbers, fields that hold a number, the boxes of forms.
    [GeneratedRegex(
        @"\b(telefon|tel\.|telefax|fax|iban|bic|e-mail|sprechzeiten|öffentliche verkehrsmittel|ansprechpartner(in)?:|sachbearbeiter(in)?:|aktenzeichen|az\.:|unser zeichen|verantwortlich:)\b|@[\w-]+\.|https?://|www\.|\bseite \d+ (von|/) \d+|^[\p{L} .]{1,25}:? ?[\d./ -]+$|[☐☒□]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Letterhead();
}
