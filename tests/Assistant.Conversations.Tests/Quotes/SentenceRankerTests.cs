using System.Text.RegularExpressions;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Quotes;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Quotes;

public sealed partial class SentenceRankerTests : IDisposable
{
    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Fact]
    public void Every_quote_is_a_stretch_of_its_passage_and_at_most_400_characters()
    {
        var random = new Random(7);
        string[] pieces =
        [
            "Die Turnhalle kostet 1.250.000 €.", "Sie wird 2026 gebaut.", "## Kosten der Turnhalle", "| Turnhalle | 12 | 14 € |", "- Turnhalle\n- Kosten", "Was kostet die Turnhalle?", "z. B. die\nTurnhalle",
            "Nein.", "Die Kosten der Turnhalle, " + string.Join(", ", Enumerable.Range(1, 90).Select(i => $"Posten {i}")) + ", trägt die Stadt.", new string('x', 900) + " Turnhalle", "Turn-\nhalle", "\t„Die Turnhalle“ (§ 3)\u00a0…",
            "Telefon 0123 456", "Dies betrifft die Kosten; die Turnhalle bleibt.",
        ];
        var quoted = 0;
        for (var round = 0; round < 300; round++)
        {
            var hits = Enumerable.Range(0, 5).Select(i => Hits.Of(
                string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) switch { 0 => "\n\n", 1 => "\n", _ => " " }))),
                $"d{i % 3}",
                score: 10 - i)).ToList();
            foreach (var quote in Rank("Was kostet die Turnhalle?", hits))
            {
                quoted++;
                Folded(quote.Hit.Text).ShouldContain(quote.Text);
                quote.Text.Length.ShouldBeInRange(1, QuoteShaper.MaxLength);
            }
        }

        quoted.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void The_sentence_with_the_kind_of_answer_that_was_asked_for_comes_first() =>
        First("Was kostet die Turnhalle?", "Die Turnhalle ist ein beliebter Ort. Die Turnhalle kostet 1.250.000 €. Die Turnhalle wird im Mai 2026 eröffnet.")
            .ShouldBe("Die Turnhalle kostet 1.250.000 €.");

    [Fact]
    public void A_day_is_quoted_where_the_question_asks_when() =>
        First("Wann wird die Turnhalle eröffnet?", "Die Turnhalle kostet 1.250.000 €. Die Turnhalle eröffnet am 3. Mai 2026.").ShouldBe("Die Turnhalle eröffnet am 3. Mai 2026.");

    [Fact]
    public void The_result_below_an_agenda_item_answers_a_question_about_the_item() =>
        First("Ist der Samstag im Stadtbus kostenfrei?", "TOP 7 – Kostenfreier Stadtbus an Samstagen\n\nFrau Berg begründet den Antrag.\n\nAbstimmungsergebnis: abgelehnt (15 Ja-Stimmen, 25 Nein-Stimmen)")
            .ShouldContain("abgelehnt");

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_is_quoted_with_it() =>
        First("Wie hoch ist die Förderung des Radwegs?", "Der Radweg wird vom Land bezuschusst. Dafür beträgt die Förderung 60 Prozent des Radwegs.")
            .ShouldBe("Der Radweg wird vom Land bezuschusst. Dafür beträgt die Förderung 60 Prozent des Radwegs.");

    [Fact]
    public void Letterhead_is_not_quoted()
    {
        var quotes = Rank("Radweg", [Hits.Of("Amt für Radweg, Telefon 0123 4567, Fax 0123 4568\n\nVorlage Nr.: 2024/0649\n\nDer Radweg wird im Sommer asphaltiert.")]);
        quotes.Select(quote => quote.Text).ShouldBe(["Der Radweg wird im Sommer asphaltiert."]);
    }

    [Fact]
    public void The_same_sentence_in_two_documents_is_quoted_once() =>
        Rank("Radweg", [Hits.Of("Der Radweg wird im Sommer asphaltiert.", "a"), Hits.Of("Der Radweg wird im Sommer  asphaltiert.", "b")]).Count.ShouldBe(1);

    [Fact]
    public void A_passage_that_fits_best_by_its_words_is_quoted_before_one_that_is_only_ranked_higher_whatever_the_scores_are()
    {
        var near = Hits.Of("Den Radweg am Hafen nutzen viele Menschen.", "near", score: 0.0328);
        var words = Hits.Of("Den Radweg am Bahnhof nutzen viele Kinder.", "words", score: 0.0325) with { Rank = 2, WordScore = 17 };

        Rank("Radweg", [near, words])[0].Hit.Document.DocumentId.ShouldBe("words");
        Rank("Radweg", [near, words with { WordScore = null }])[0].Hit.Document.DocumentId.ShouldBe("near");
        Rank("Radweg", [near with { Score = 1e-9, WordScore = 18 }, words with { Score = 1e-12 }])[0].Hit.Document.DocumentId.ShouldBe("near");
    }

    [Fact]
    public void One_document_gives_no_more_than_two_quotes()
    {
        var many = string.Join(' ', "Norden Süden Westen Osten Zentrum".Split(' ').Select(part => $"Der Radweg im {part} ist bei Regen gefährlich für Kinder aus dem {part}."));
        var quotes = Rank("Radweg", [Hits.Of(many, "a"), Hits.Of("Einen Radweg am Ufer gibt es seit Langem.", "b", score: 9)]);
        quotes.Count(quote => quote.Hit.Document.DocumentId == "a").ShouldBe(2);
        quotes.Count(quote => quote.Hit.Document.DocumentId == "b").ShouldBe(1);
    }

    private string First(string question, string passage) => Rank(question, [Hits.Of(passage)])[0].Text;

    private IReadOnlyList<Quote> Rank(string question, IReadOnlyList<Hit> hits)
    {
        var roles = new WordRoles(question);
        var terms = _turns.Get<Assistant.Memory.German.GermanText>().Words(question).DistinctBy(word => word.Term)
            .Select(word => new QuestionTerm(word.Word, word.Term, 3, roles.Of(word.Word), 2)).ToList();
        return _turns.Get<SentenceRanker>().Rank(hits, new QuestionTerms(terms, ExpectedAnswers.Of(question), question), 4);
    }

    private static string Folded(string text) => WhiteSpace().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
