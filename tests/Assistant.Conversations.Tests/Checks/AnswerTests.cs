using System.Diagnostics;
using Assistant.Conversations.Checks;

namespace Assistant.Conversations.Tests.Checks;

public sealed class AnswerTests
{
    private readonly AnswerChecker _checker = new();
    private readonly Dictionary<int, CheckSource> _sources = new()
    {
        [1] = new("a", "Die Sanierung kostet 1,2 Mio. Euro. Der Baubeginn ist am 3. Mai 2024.", null),
        [2] = new("b", "Der Stadtrat stimmt der Gebührensatzung zu. Die Gebühr beträgt 45 Euro im Monat.", "mehrheitlich beschlossen"),
    };

    [Theory]
    [InlineData("Die Sanierung kostet 1.200.000 Euro [1]. Die Gebühr beträgt 45 Euro [2].")]
    [InlineData("Die Sanierung kostet 1.200.000 Euro. [1] Die Gebühr beträgt 45 Euro. [2]")]
    [InlineData("Die Sanierung kostet 1.200.000 Euro. Sie beginnt am 3.5.2024 [1].")]
    [InlineData("Die Sanierung beginnt am 3.5.2024 [1]. Sie kostet 1.200.000 Euro.")]
    [InlineData("Beides zusammen: Sanierung 1,2 Mio. Euro, Gebühr 45 Euro [1, 2].")]
    [InlineData("Beides zusammen: Sanierung 1,2 Mio. Euro, Gebühr 45 Euro [1][2].")]
    [InlineData("## Kosten 2024\n\n1. Die **Sanierung** kostet *1,2 Mio. Euro* [1].\n2. Die Gebühr beträgt 45 Euro [2].\n3. Der Stadtrat hat der Satzung zugestimmt [2].")]
    [InlineData("| Was | Euro |\n|---|---|\n| Sanierung | 1.200.000 Euro [1] |\n| Gebühr | 45 Euro [2] |")]
    [InlineData("Gern. Ich habe dazu drei Unterlagen gefunden.\n\nDie Sanierung kostet 1,2 Mio. Euro [1].")]
    [InlineData("")]
    public void An_answer_that_its_passages_carry_passes(string text) => _checker.CheckAnswer(text, _sources).ShouldBeEmpty();

    [Fact]
    public void A_sentence_is_held_against_its_own_passage_alone()
    {
        const string Text = "Die Sanierung kostet **45 Euro** [1].\n\nDie Gebühr beträgt 45 Euro [2].";
        var finding = _checker.CheckAnswer(Text, _sources).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(CheckKind.Amount);
        Text.Substring(finding.Start, finding.Length).ShouldBe("45 Euro");
    }

    [Fact]
    public void A_citation_that_was_not_in_the_prompt_is_found()
    {
        var finding = _checker.CheckAnswer("Die Sanierung kostet 1,2 Mio. Euro [1][7].", _sources).ShouldHaveSingleItem();

        (finding.Kind, finding.Words).ShouldBe((CheckKind.Citation, "[7]"));
    }

    [Theory]
    [InlineData("Die Sanierung kostet 1,2 Mio. Euro.\n\nDie Gebühr beträgt 45 Euro [2].")]
    [InlineData("Der Stadtrat hat die Satzung beschlossen.")]
    [InlineData("Es heißt „der Baubeginn ist am 3. Mai“.")]
    public void A_statement_without_any_citation_in_its_paragraph_is_found(string text) =>
        _checker.CheckAnswer(text, _sources).ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Citation);

    [Fact]
    public void A_quote_of_several_sentences_is_one() => _checker.CheckAnswer(
        "In der Vorlage steht: „Die Sanierung kostet 1,2 Mio. Euro. Der Baubeginn ist am 3. Mai 2024.“ [1]", _sources).ShouldBeEmpty();

    [Fact]
    public void A_long_answer_over_twelve_passages_is_checked_in_milliseconds()
    {
        var sources = Enumerable.Range(1, 12).ToDictionary(number => number, number => new CheckSource(
            $"{number}", string.Concat(Enumerable.Repeat($"Die Kosten der Maßnahme {number} betragen {number * 1250} Euro, die Verwaltung empfiehlt die Annahme bis zum {number}. Mai 2025. ", 12)), null));
        var text = string.Join(' ', sources.Keys.Select(number => $"Die Kosten der Maßnahme {number} betragen nach dem Stand der Planung insgesamt {number * 1250} Euro, und die Verwaltung empfiehlt die Annahme bis zum {number}. Mai 2025 [{number}]."));
        _checker.CheckAnswer(text, sources).ShouldBeEmpty();

        // The best of several runs: other work on the machine is not what is measured.
        var best = Enumerable.Range(0, 12).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            _checker.CheckAnswer(text, sources);
            return clock.Elapsed;
        });
        TestContext.Current.SendDiagnosticMessage($"{text.Split(' ').Length} words, {best.TotalMilliseconds:0.0} ms");

        best.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void No_text_is_too_strange_to_be_checked()
    {
        var random = new Random(4711);
        const string Pieces = "0123456789.,:;/-–()[]§%€„“\"»«…*|#\n ";
        string[] words = ["Mio.", "bis", "Mai", "Uhr", "beschlossen", "nicht", "empfiehlt", "zwei", "Drittel", "Ziffer", "Abstimmungsergebnis:", "Zustimmung", "einstimmig", "\ud83d", "\u00ad", "99999999999999999999999999999999"];
        for (var run = 0; run < 300; run++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(3) == 0 ? words[random.Next(words.Length)] + " " : Pieces[random.Next(Pieces.Length)].ToString()));
            var source = string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(3) == 0 ? words[random.Next(words.Length)] + " " : Pieces[random.Next(Pieces.Length)].ToString()));
            foreach (var finding in _checker.CheckAnswer(text + " [1]", new Dictionary<int, CheckSource> { [1] = new("a", source, source) }))
                (finding.Start + finding.Length).ShouldBeLessThanOrEqualTo(text.Length + 4);
        }
    }
}
