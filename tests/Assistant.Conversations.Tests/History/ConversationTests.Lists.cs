using Assistant.Conversations.History;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task The_list_has_the_newest_first_page_by_page()
    {
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add(await Lab.NewAsync(HistoryLab.Anna, $"Gespräch {i}"));
        Lab.Time.Advance(TimeSpan.FromSeconds(1));
        await Lab.Turns.AskAsync(HistoryLab.Anna, ids[2], "Noch etwas?", null, Token);

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await Lab.Search.ListAsync(HistoryLab.Anna, 3, next, Token);
            page.Conversations.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Conversations.Select(conversation => conversation.Id));
            next = page.Next;
        }
        while (next is not null);

        seen.ShouldBe([ids[2], ids[6], ids[5], ids[4], ids[3], ids[1], ids[0]]);
    }

    [Fact]
    public async Task A_renamed_conversation_is_found_by_its_new_title_alone()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Deich");

        await Lab.Conversations.RenameAsync(HistoryLab.Anna, id, "  Hochwasser \n 2027 ", Token);

        (await Lab.GetAsync(HistoryLab.Anna, id)).Title.ShouldBe("Hochwasser 2027");
        (await Lab.FindAsync(HistoryLab.Anna, "hochwasser")).ShouldBe([id]);
        (await Lab.FindAsync(HistoryLab.Anna, "deich")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("straße")]
    [InlineData("STRASSE")]
    [InlineData("Mueller")]
    [InlineData("müller")]
    [InlineData("u\u0308berweg")]
    [InlineData("cafe")]
    [InlineData("Café strasse müller")]
    [InlineData("bahn 100%")]
    [InlineData("100% _neu_")]
    [InlineData("'; DROP TABLE message; --")]
    public async Task Search_finds_words_in_any_spelling_in_titles_and_messages(string search)
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Fußgängerüberweg");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Was wird aus der Müllerstraße?", "Die Straßenbahn fährt zu 100% _neu_ am Café vorbei; '; DROP TABLE message; --");
        await Lab.NewAsync(HistoryLab.Anna, "Etwas ganz anderes mit 1000 Neuigkeiten");

        (await Lab.FindAsync(HistoryLab.Anna, search)).ShouldBe([id]);
    }

    [Theory]
    [InlineData("straße brücke")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("stra*")]
    public async Task Search_finds_nothing_where_a_word_does_not_occur(string search)
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Straße");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Was wird aus der Straße?", "Sie wird neu.");

        (await Lab.FindAsync(HistoryLab.Anna, search)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_shows_the_words_around_the_hit()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Gespräch");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Frage", string.Concat(Enumerable.Repeat("vorher ", 40)) + "die Müllerstraße wird neu " + string.Concat(Enumerable.Repeat("nachher ", 40)));

        var found = (await Lab.Search.SearchAsync(HistoryLab.Anna, "muellerstrasse", 20, null, Token)).Conversations.ShouldHaveSingleItem();

        found.Snippet!.ShouldContain("die Müllerstraße wird neu");
        found.Snippet!.ShouldStartWith("… ");
        found.Snippet!.ShouldEndWith(" …");
        found.Snippet!.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task An_empty_search_is_the_list()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Deich");

        (await Lab.FindAsync(HistoryLab.Anna, " \t ")).ShouldBe([id]);
    }

    [Fact]
    public async Task A_purged_conversation_leaves_nothing()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Geheimnisvoll?", "Ja.");

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.GetAsync(HistoryLab.Anna, id));
        (await Lab.FindAsync(HistoryLab.Anna, "geheimnisvoll")).ShouldBeEmpty();
        Lab.Time.Advance(ConversationTrash.Keep);
        (await Lab.Trash.PurgeAsync(Token)).ShouldBe(1);
        foreach (var table in new[] { "conversation", "message", "message_source" })
            (await CountAsync(table)).ShouldBe(0, table);
    }

    [Fact]
    public async Task A_page_needs_few_queries()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Deich");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Wann?", "2027.");
        var counting = new CountingDatabase(Lab.Database);

        await new ConversationStore(counting, Lab.Time, Lab.Cache).GetAsync(HistoryLab.Anna, id, Token);
        counting.Take().ShouldBe(3);
        await new ConversationSearch(counting).ListAsync(HistoryLab.Anna, 20, null, Token);
        counting.Take().ShouldBe(1);
        await new ConversationSearch(counting).SearchAsync(HistoryLab.Anna, "deich wann", 20, null, Token);
        counting.Take().ShouldBe(1);
    }

    private Task<long> CountAsync(string table) => Lab.Database.ReadAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            return (long)(await command.ExecuteScalarAsync(Token))!;
        },
        Token);
}
