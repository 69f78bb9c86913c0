using Assistant.Memory.Extraction;
using Assistant.Memory.Splitting;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Memory.Tests.Splitting;

public sealed class SplittingProperties
{
    private const ulong Seed = 20_260_914;

    // Pieces from which council papers, and trouble, are made.
    private static readonly string[] Pieces =
    [
        "Der Stadtrat", "beschließt", "die Satzung.", "z. B.", "3. Mai", "§ 34 Abs. 1 BauGB", "\n", "\n\n", "\n \n", "\t", "   ", "Begründung\n", "\nTOP 5 Bericht\n",
        "# ", "\n## Kosten\n", "1.2 Kosten\n", "•", "\n- ", "\n1. ", "Seite 1 von 3", "?", "…", "!", "„", "“", "(", ")", "a", "Ä.", "\uD83D\uDE00", "\uD83D", "\u00A0", "\r", "Nr.", "2024.",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Die Verwaltung wird beauftragt, bis zum Ende des Jahres über den Stand der Arbeiten zu berichten, insbesondere über Kosten und Termine der Maßnahmen.",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary();

    private static readonly SplittingOptions Small = new() { TargetWords = 12, MaxWords = 18, MinWords = 4 };

    [Fact]
    public void Sentences_cover_all_words_in_order_without_overlap() =>
        Check(Texts, text =>
        {
            var sentences = SentenceSplitter.Split(text);
            return Visible(string.Concat(sentences.Select(range => range.Of(text)))) == Visible(text)
                && sentences.Zip(sentences.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
                && sentences.All(range => range.Length > 0);
        });

    [Fact]
    public void Passages_cover_all_words_of_a_page_in_order() =>
        Check(Texts, text => Visible(string.Concat(Split(hasPages: false, text).Select(passage => passage.Text))) == Visible(text));

    [Fact]
    public void Only_lines_that_most_pages_share_get_lost() =>
        Check(Texts.Generator.ArrayOf().ToArbitrary(), bodies =>
        {
            var pages = bodies.Select((body, i) => $"Kopfzeile der Stadt\n\nAnfang {Letters(i)}.\n\n{body}\n\nEnde {Letters(i)}.\n\nFuß der Seite {i + 1}").ToArray();
            var expected = bodies.Length < 3
                ? string.Concat(pages)
                : string.Concat(bodies.Select((body, i) => $"Anfang {Letters(i)}.{body}Ende {Letters(i)}."));
            return Visible(string.Concat(Split(hasPages: true, pages).Select(passage => passage.Text))) == Visible(expected);
        });

    [Fact]
    public void A_passage_is_the_stretch_that_it_names_and_no_longer_than_allowed() =>
        Check(Texts, text => Split(hasPages: true, text).All(passage =>
            passage.Text == text.Substring(passage.Start, passage.Length)
            && passage is { PageFrom: 1, PageTo: 1 }
            && WordCount.Of(text, new TextRange(passage.Start, passage.Length)) <= Small.MaxWords + Small.MinWords));

    [Fact]
    public void The_same_text_is_always_split_the_same_way() =>
        Check(Texts, text => Split(hasPages: true, text, text).SequenceEqual(Split(hasPages: true, text, text)));

    private static void Check<T>(Arbitrary<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120).WithReplay(Seed, 1).WithQuietOnSuccess(true));

    private static IReadOnlyList<PassageDraft> Split(bool hasPages, params string[] pages) => new PassageSplitter().Split(
        new ExtractedText { Pages = [.. pages.Select((page, i) => new ExtractedPage(i + 1, page))], HasPages = hasPages, Outcome = ExtractionOutcome.Complete },
        Small);

    private static string Letters(int number) => new((char)('a' + (number % 26)), 2 + (number / 26));

    private static string Visible(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);
}
