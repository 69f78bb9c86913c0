using Assistant.Governance.Feedback;
using Assistant.Walls.Access;

namespace Assistant.Governance.Tests;

public abstract partial class GovernanceTests
{
    private static readonly string[] s_rebstadt = ["rebstadt"];
    private static readonly string[] s_both = ["rebstadt", "rheinfelden"];

    [Fact]
    public async Task A_feedback_is_kept_replaced_and_taken_back()
    {
        (await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Die Zahl stimmt nicht.\0", share: false, 2, 3)).ShouldBeTrue();
        (await PutAsync(s_anna, "a1", FeedbackVerdict.Right, "", share: true)).ShouldBeTrue();
        (await PutAsync(s_anna, "a2", FeedbackVerdict.Wrong, "Die Zahl stimmt nicht.\0", share: false, 2, 3)).ShouldBeTrue();

        var read = await Feedback.ReadAsync(s_anna, "c1", Token);
        read.Keys.Order().ShouldBe(["a1", "a2"]);
        (read["a1"].Verdict, read["a1"].Text, read["a1"].Share).ShouldBe((FeedbackVerdict.Right, "", true));
        read["a1"].Sources.ShouldBeEmpty();
        (read["a2"].Verdict, read["a2"].Text, read["a2"].Share).ShouldBe((FeedbackVerdict.Wrong, "Die Zahl stimmt nicht.\ufffd", false));
        read["a2"].Sources.ShouldBe([2, 3]);
        (await Feedback.DeleteAsync(s_anna, "c1", "a1", Token)).ShouldBeTrue();
        (await Feedback.DeleteAsync(s_anna, "c1", "a1", Token)).ShouldBeFalse();
        (await Feedback.ReadAsync(s_anna, "c1", Token)).Keys.ShouldBe(["a2"]);
    }

    [Fact]
    public async Task Operators_read_question_and_answer_only_where_the_person_shares_them()
    {
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Falsch.", share: false, 1);
        await PutAsync(s_ben, "a1", FeedbackVerdict.Wrong, "Auch falsch.", share: true);

        var items = (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items;

        var shared = items.Single(item => item.Text == "Auch falsch.");
        (shared.Question, shared.Answer, shared.Mode, shared.Model, shared.CityId, shared.At, shared.State, shared.Note)
            .ShouldBe(("Was kostet der Deich?", "Vier Millionen [1].", "generated", "qwen3:14b", "rebstadt", _time.GetUtcNow(), FeedbackState.Open, null));
        var closed = items.Single(item => item.Text == "Falsch.");
        (closed.Question, closed.Answer).ShouldBe((null, null));
        closed.Sources.ShouldBe([1]);
    }

    [Fact]
    public async Task Who_no_longer_shares_takes_question_and_answer_back()
    {
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "", share: true);

        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "", share: false);

        var item = (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldHaveSingleItem();
        (item.Question, item.Answer).ShouldBe((null, null));
    }

    [Fact]
    public async Task Operators_set_state_and_note_and_a_changed_feedback_is_open_again()
    {
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Falsch.", share: false);
        await PutAsync(s_anna, "a2", FeedbackVerdict.Right, "Gut.", share: false);
        var id = (await Feedback.ListAsync(s_rebstadt, FeedbackState.Open, 10, null, Token)).Items.Single(item => item.Text == "Falsch.").Id;

        var set = await Feedback.SetAsync(s_rebstadt, id, FeedbackState.Done, "Quelle berichtigt", Token);

        (set!.State, set.Note).ShouldBe((FeedbackState.Done, "Quelle berichtigt"));
        (await Feedback.ListAsync(s_rebstadt, FeedbackState.Done, 10, null, Token)).Items.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await Feedback.CountOpenAsync(s_rebstadt, Token)).ShouldBe(1);
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Immer noch.", share: false);
        (await Feedback.CountOpenAsync(s_rebstadt, Token)).ShouldBe(2);
        var again = (await Feedback.ListAsync(s_rebstadt, FeedbackState.Open, 10, null, Token)).Items.Single(item => item.Id == id);
        (again.Text, again.Note).ShouldBe(("Immer noch.", "Quelle berichtigt"));
        (await Feedback.SetAsync(s_rebstadt, "nirgends", FeedbackState.Done, null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Operators_see_the_cities_that_they_serve_and_no_other()
    {
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Hier.", share: true);
        await PutAsync(s_annaElsewhere, "a1", FeedbackVerdict.Wrong, "Dort.", share: true);
        var there = (await Feedback.ListAsync(["rheinfelden"], null, 10, null, Token)).Items.ShouldHaveSingleItem();
        there.Text.ShouldBe("Dort.");

        (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldHaveSingleItem().Text.ShouldBe("Hier.");
        (await Feedback.ListAsync(s_both, null, 10, null, Token)).Items.Count.ShouldBe(2);
        (await Feedback.ListAsync([], null, 10, null, Token)).Items.ShouldBeEmpty();
        (await Feedback.SetAsync(s_rebstadt, there.Id, FeedbackState.Done, null, Token)).ShouldBeNull();
        (await Feedback.CountOpenAsync([], Token)).ShouldBe(0);
        (await Feedback.CountOpenAsync(s_both, Token)).ShouldBe(2);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_newest_first_each_feedback_once()
    {
        await AddAsync(s_anna, "c2", [.. Enumerable.Range(0, 7).Select(number => $"m{number}")]);
        for (var number = 0; number < 7; number++)
        {
            await PutAsync(s_anna, $"m{number}", FeedbackVerdict.Right, $"{number}", share: false, "c2");
            if (number % 2 == 1)
                _time.Advance(TimeSpan.FromMinutes(1)); // two at a time share their moment
        }

        var texts = new List<string>();
        string? next = null;
        do
        {
            var page = await Feedback.ListAsync(s_rebstadt, null, 3, next, Token);
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            texts.AddRange(page.Items.Select(item => item.Text));
            next = page.Next;
        }
        while (next is not null);

        texts.Order().ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);
        texts[0].ShouldBe("6");
        (await Feedback.ListAsync(s_rebstadt, null, 100, "unsinn", Token)).Items.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Nobody_rates_or_reads_for_somebody_else()
    {
        await AddAsync(s_anna, "c3", "m1");
        (await PutAsync(s_anna, "m1", FeedbackVerdict.Wrong, "Falsch.", share: true, "c3")).ShouldBeTrue();

        foreach (var other in new[] { s_ben, s_annaElsewhere })
        {
            (await PutAsync(other, "m1", FeedbackVerdict.Right, "Von mir.", share: true, "c3")).ShouldBeFalse();
            (await Feedback.ReadAsync(other, "c3", Token)).ShouldBeEmpty();
            (await Feedback.DeleteAsync(other, "c3", "m1", Token)).ShouldBeFalse();
        }

        (await PutAsync(s_anna, "nirgends", FeedbackVerdict.Right, "", share: false)).ShouldBeFalse();
        (await Feedback.ReadAsync(s_anna, "c3", Token))["m1"].Text.ShouldBe("Falsch.");
    }

    [Fact]
    public async Task Feedback_on_a_deleted_conversation_is_seen_by_nobody_until_it_is_brought_back()
    {
        await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "Falsch.", share: true);
        var id = (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldHaveSingleItem().Id;

        await WriteAsync("UPDATE conversation SET deleted_ms = 1 WHERE city = @city AND subject = @subject AND id = @conversation", s_anna, "c1", "");

        (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldBeEmpty();
        (await Feedback.CountOpenAsync(s_rebstadt, Token)).ShouldBe(0);
        (await Feedback.SetAsync(s_rebstadt, id, FeedbackState.Done, null, Token)).ShouldBeNull();
        (await Feedback.ReadAsync(s_anna, "c1", Token)).ShouldBeEmpty();
        (await Feedback.DeleteAsync(s_anna, "c1", "a1", Token)).ShouldBeFalse();
        (await PutAsync(s_anna, "a2", FeedbackVerdict.Right, "", share: false)).ShouldBeFalse();
        await WriteAsync("UPDATE conversation SET deleted_ms = NULL WHERE city = @city AND subject = @subject AND id = @conversation", s_anna, "c1", "");
        (await Feedback.ReadAsync(s_anna, "c1", Token)).ShouldHaveSingleItem();
        await WriteAsync("DELETE FROM conversation WHERE city = @city AND subject = @subject AND id = @conversation", s_anna, "c1", "");
        (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        var longest = new string('ä', FeedbackStore.MaxTextLength);
        (await PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, longest, share: false)).ShouldBeTrue();
        var id = (await Feedback.ListAsync(s_rebstadt, null, 10, null, Token)).Items.ShouldHaveSingleItem().Id;

        await Should.ThrowAsync<ArgumentException>(() => PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, longest + "a", share: false));
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(s_anna, "a1", FeedbackVerdict.Wrong, "", share: false, [.. Enumerable.Range(1, FeedbackStore.MaxSources + 1)]));
        await Should.ThrowAsync<ArgumentException>(() => Feedback.SetAsync(s_rebstadt, id, FeedbackState.Done, longest + "a", Token));
        (await Feedback.ReadAsync(s_anna, "c1", Token))["a1"].Text.ShouldBe(longest);
    }

    private Task<bool> PutAsync(Caller caller, string message, FeedbackVerdict verdict, string text, bool share, params int[] sources) =>
        PutAsync(caller, message, verdict, text, share, "c1", sources);

    private Task<bool> PutAsync(Caller caller, string message, FeedbackVerdict verdict, string text, bool share, string conversation, params int[] sources) => Feedback.PutAsync(
        caller, new RatedAnswer(conversation, message, "Was kostet der Deich?", "Vier Millionen [1].", "generated", "qwen3:14b"), new PersonFeedback(verdict, sources, text, share), Token);
}
