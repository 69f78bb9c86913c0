using Assistant.Governance.Administration;
using Assistant.Governance.Feedback;
using Assistant.Governance.Usage;
using Dapper;

namespace Assistant.Governance.Tests;

public abstract partial class GovernanceTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly Dictionary<string, TimeZoneInfo> s_cities = new(StringComparer.Ordinal) { ["rebstadt"] = s_berlin };

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_session_lasts_twelve_hours_and_is_kept_by_hash_alone()
    {
        var sessions = new AdminSessions(Database, _time);

        var token = await sessions.BeginAsync(Token);

        (await sessions.LastsAsync(token, Token)).ShouldBeTrue();
        (await sessions.LastsAsync("another", Token)).ShouldBeFalse();
        (await Database.ReadAsync(connection => connection.QuerySingleAsync<string>("SELECT hash FROM admin_session"), Token)).ShouldNotContain(token);
        _time.Advance(TimeSpan.FromHours(12));
        (await sessions.LastsAsync(token, Token)).ShouldBeFalse();
        await sessions.BeginAsync(Token);
        (await Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM admin_session"), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_over()
    {
        var sessions = new AdminSessions(Database, _time);
        var (one, other) = (await sessions.BeginAsync(Token), await sessions.BeginAsync(Token));

        await sessions.EndAsync(one, Token);

        (await sessions.LastsAsync(one, Token)).ShouldBeFalse();
        (await sessions.LastsAsync(other, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Use_of_several_hosts_adds_up_by_day_and_city()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var counter = new UsageCounter(_time);
            counter.CountTurn("rebstadt", s_berlin, TurnOutcome.Generated, TimeSpan.FromSeconds(4));
            counter.CountTurn("rebstadt", s_berlin, TurnOutcome.Extractive, TimeSpan.FromSeconds(0.4));
            counter.CountTurn("rebstadt", s_berlin, TurnOutcome.Refused, TimeSpan.FromSeconds(0.4));
            counter.CountTurn("rebstadt", s_berlin, TurnOutcome.Unfinished, TimeSpan.FromHours(1));
            counter.CountSearch("rebstadt", s_berlin);
            counter.CountUpload("rebstadt", s_berlin);
            counter.CountToolCall("rebstadt", s_berlin);
            counter.CountSearch("elsewhere", s_berlin);
            await new UsageStore(Database, counter).FlushAsync(Token);
            await new UsageStore(Database, counter).FlushAsync(Token);
        }

        var day = (await ReadAsync()).Single();

        day.ShouldBe(new UsageDay("rebstadt", Today) { Turns = 8, Generated = 2, Extractive = 2, Refused = 2, Searches = 2, Uploads = 2, ToolCalls = 2, MedianSeconds = 0.45 });
    }

    [Fact]
    public async Task A_day_is_one_of_the_citys_own_time()
    {
        var counter = new UsageCounter(_time);
        // 23:30 UTC is past midnight in Berlin.
        _time.Advance(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero) - _time.GetUtcNow());
        counter.CountSearch("rebstadt", s_berlin);
        await new UsageStore(Database, counter).FlushAsync(Token);

        (await ReadAsync()).Single().Day.ShouldBe(new DateOnly(2026, 3, 3));
    }

    [Fact]
    public async Task Feedback_counts_as_it_stands()
    {
        await Feedback.PutAsync(s_anna, new RatedAnswer("c1", "a1", "F?", "A.", "generated", null), new PersonFeedback(FeedbackVerdict.Right, [], "", false), Token);
        await Feedback.PutAsync(s_anna, new RatedAnswer("c1", "a1", "F?", "A.", "generated", null), new PersonFeedback(FeedbackVerdict.Wrong, [], "", false), Token);
        await Feedback.PutAsync(s_ben, new RatedAnswer("c1", "a2", "F?", "A.", "generated", null), new PersonFeedback(FeedbackVerdict.Right, [], "", false), Token);
        await Feedback.PutAsync(s_annaElsewhere, new RatedAnswer("c1", "a2", "F?", "A.", "generated", null), new PersonFeedback(FeedbackVerdict.Right, [], "", false), Token);

        var day = (await ReadAsync()).Single();

        (day.Turns, day.FeedbackRight, day.FeedbackWrong, day.MedianSeconds).ShouldBe((0, 1, 1, null));
    }

    [Fact]
    public async Task What_could_not_be_stored_is_stored_the_next_time()
    {
        var counter = new UsageCounter(_time);
        counter.CountSearch("rebstadt", s_berlin);
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Should.ThrowAsync<Exception>(() => new UsageStore(Database, counter).FlushAsync(ended.Token));
        counter.CountSearch("rebstadt", s_berlin);

        await new UsageStore(Database, counter).FlushAsync(Token);

        (await ReadAsync()).Single().Searches.ShouldBe(2);
    }

    private Task<IReadOnlyList<UsageDay>> ReadAsync() =>
        new UsageStore(Database, new UsageCounter(_time)).ReadAsync(s_cities, Today.AddDays(-30), Token);
}
