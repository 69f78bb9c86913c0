using Assistant.Conversations.Library;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task A_prompt_is_kept_changed_and_deleted_by_its_author()
    {
        var prompt = await Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft(" Kosten ", "Was kostet {{Vorhaben}}?\0", null), Token);
        (prompt.Title, prompt.Text, prompt.Department, prompt.IsMine, prompt.UpdatedAt).ShouldBe(("Kosten", "Was kostet {{Vorhaben}}?\ufffd", null, true, Lab.Time.GetUtcNow()));
        Lab.Time.Advance(TimeSpan.FromMinutes(1));

        var changed = await Lab.Prompts.ChangeAsync(HistoryLab.Anna, prompt.Id, new PromptDraft("Preis", "Preis?", null), Token);

        (await ListAsync(HistoryLab.Anna)).ShouldBe([changed!]);
        changed!.UpdatedAt.ShouldBe(Lab.Time.GetUtcNow());
        (await Lab.Prompts.DeleteAsync(HistoryLab.Anna, prompt.Id, Token)).ShouldBeTrue();
        (await Lab.Prompts.DeleteAsync(HistoryLab.Anna, prompt.Id, Token)).ShouldBeFalse();
        (await ListAsync(HistoryLab.Anna)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_departments_prompts_are_seen_by_its_members_in_the_same_city_alone()
    {
        var own = await Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft("Eigenes", "?", null), Token);
        var offered = await Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft("Angebot", "?", "bauamt"), Token);

        (await ListAsync(HistoryLab.Ben, "bauamt")).ShouldBe([offered with { IsMine = false }]);
        (await ListAsync(HistoryLab.Anna, "kasse")).ShouldBe([offered, own]);
        (await ListAsync(HistoryLab.Anna, "bauamt")).ShouldBe([offered, own]);
        (await ListAsync(HistoryLab.Ben, "kasse")).ShouldBeEmpty();
        (await ListAsync(HistoryLab.Ben)).ShouldBeEmpty();
        (await ListAsync(HistoryLab.AnnaElsewhere, "bauamt")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_author_changes_a_prompt()
    {
        var offered = await Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft("Angebot", "?", "bauamt"), Token);

        foreach (var other in new[] { HistoryLab.Ben, HistoryLab.AnnaElsewhere })
        {
            (await Lab.Prompts.ChangeAsync(other, offered.Id, new PromptDraft("Meins", "?", "bauamt"), Token)).ShouldBeNull();
            (await Lab.Prompts.DeleteAsync(other, offered.Id, Token)).ShouldBeFalse();
        }

        (await ListAsync(HistoryLab.Anna)).ShouldBe([offered]);
    }

    [Fact]
    public async Task There_are_at_most_500_prompts_of_a_person_and_of_a_department()
    {
        await FillAsync(HistoryLab.Ben.Subject, "'bauamt'");

        (await Should.ThrowAsync<PromptLimitException>(() => Lab.Prompts.AddAsync(HistoryLab.Ben, new PromptDraft("Eins mehr", "?", null), Token))).Department.ShouldBeNull();
        (await Should.ThrowAsync<PromptLimitException>(() => Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft("Eins mehr", "?", "bauamt"), Token))).Department.ShouldBe("bauamt");
        var own = await Lab.Prompts.AddAsync(HistoryLab.Anna, new PromptDraft("Eigenes", "?", null), Token);
        await Should.ThrowAsync<PromptLimitException>(() => Lab.Prompts.ChangeAsync(HistoryLab.Anna, own.Id, new PromptDraft("Eigenes", "?", "bauamt"), Token));
        var full = (await ListAsync(HistoryLab.Ben))[0];
        (await Lab.Prompts.ChangeAsync(HistoryLab.Ben, full.Id, new PromptDraft("Neu", "?", "bauamt"), Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_or_empty_is_refused()
    {
        PromptDraft[] bad =
        [
            new("", "?", null), new(" ", "?", null), new("Titel", " ", null), new(new string('a', PromptStore.MaxTitleLength + 1), "?", null), new("Titel", new string('a', PromptStore.MaxTextLength + 1), null),
        ];
        foreach (var draft in bad)
            await Should.ThrowAsync<ArgumentException>(() => Lab.Prompts.AddAsync(HistoryLab.Anna, draft, Token));

        var longest = new PromptDraft(new string('ä', PromptStore.MaxTitleLength), new string('ä', PromptStore.MaxTextLength), null);
        (await Lab.Prompts.AddAsync(HistoryLab.Anna, longest, Token)).Text.ShouldBe(longest.Text);
    }

    private Task<IReadOnlyList<Prompt>> ListAsync(Assistant.Walls.Access.Caller caller, string? department = null) => Lab.Prompts.ListAsync(caller, department, Token);

    private Task FillAsync(string subject, string department) => WriteAsync(
        "INSERT INTO prompt (city, subject, id, department, title, text, created_ms, updated_ms) " +
        $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PromptStore.MaxPrompts}) " +
        $"SELECT 'rebstadt', '{subject}', 'p' || i, {department}, 'T', '?', 0, 0 FROM n");
}
