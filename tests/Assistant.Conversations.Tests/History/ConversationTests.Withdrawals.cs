using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    private static readonly SourceDocument[] s_papers =
    [
        TestTurns.Paper("V/1", "Deich", "Der Deich am Altrhein wird bis 2027 erhöht."),
        TestTurns.Paper("V/2", "Brücke", "Die Brücke am Hafen wird gesperrt."),
    ];

    [Fact]
    public async Task The_words_of_a_document_that_was_taken_back_leave_the_stored_answers()
    {
        var id = await QuotedAsync();
        var withdrawal = new QuoteWithdrawal(Lab.Database, _rooms.Get<PassageArchive>());
        (await withdrawal.RunAsync(TestTurns.City.Id, Token)).ShouldBe(0);
        await WriteAsync("UPDATE message SET simple = '{\"text\":\"Der Deich am Altrhein wird höher [1].\"}' WHERE role = 'assistant'");
        (await LastAsync(id)).Simple!.Text.ShouldBe("Der Deich am Altrhein wird höher [1].");

        MoveRoomsTo(Lab.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await _rooms.SyncAsync(s_papers[1]);
        (await withdrawal.RunAsync(TestTurns.City.Id, Token)).ShouldBe(1);
        (await withdrawal.RunAsync(TestTurns.City.Id, Token)).ShouldBe(0);

        var answer = await LastAsync(id);
        answer.Text.ShouldBe("„[…]“ [1] „Die Brücke am Hafen wird gesperrt.“ [2]");
        answer.Note!.ShouldContain("nicht mehr veröffentlicht");
        answer.Answer!.Answer.Citations.Select(citation => (citation.Document.Title, citation.Quote)).ShouldBe([("Deich", ""), ("Brücke", "Die Brücke am Hafen wird gesperrt.")]);
        answer.AnswerJson!.ShouldNotContain("Altrhein");
        answer.Simple.ShouldBeNull();
        (await Lab.Conversations.GetEvidenceAsync(HistoryLab.Anna, id, answer.Id, Token)).ShouldHaveSingleItem().Text.ShouldContain("Brücke");
        (await Lab.FindAsync(HistoryLab.Anna, "altrhein")).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_a_source_was_never_read_to_its_end_nothing_counts_as_taken_back()
    {
        var id = await QuotedAsync();
        using var emptied = new TestTurns();

        (await new QuoteWithdrawal(Lab.Database, emptied.Get<PassageArchive>()).RunAsync(TestTurns.City.Id, Token)).ShouldBe(0);

        (await LastAsync(id)).Text.ShouldContain("Altrhein");
    }

    [Fact]
    public async Task An_index_restored_from_before_an_answer_takes_nothing_back_from_it()
    {
        var id = await QuotedAsync();
        MoveRoomsTo(Lab.Time.GetUtcNow() - TimeSpan.FromDays(1));
        await _rooms.SyncAsync(s_papers[1]);

        (await new QuoteWithdrawal(Lab.Database, _rooms.Get<PassageArchive>()).RunAsync(TestTurns.City.Id, Token)).ShouldBe(0);

        (await LastAsync(id)).Text.ShouldContain("Altrhein");
    }

    private void MoveRoomsTo(DateTimeOffset now)
    {
        var clock = (FixedTime)_rooms.Get<TimeProvider>();
        clock.Moved += now - clock.GetUtcNow();
    }

    private async Task<string> QuotedAsync()
    {
        await _rooms.SyncAsync(s_papers);
        var citations = new List<Citation>();
        foreach (var words in new[] { "Deich Altrhein", "Brücke Hafen" })
        {
            var hit = (await _rooms.Get<PassageSearch>().SearchAsync(HistoryLab.Anna, new RetrievalQuery(words), Token))[0];
            citations.Add(new Citation(citations.Count + 1, hit.Document, hit.File, hit.Link, hit.PassageId, hit.Text.Trim()));
        }

        var (id, question) = await AskedAsync();
        await Lab.AnswerAsync(HistoryLab.Anna, id, question, HistoryLab.Answer(string.Join(' ', citations.Select(citation => $"„{citation.Quote}“ [{citation.Number}]")), [.. citations]));
        return id;
    }
}
