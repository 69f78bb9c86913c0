using Assistant.Host.Http.Agent.Runs;
using Assistant.Walls.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Host.Tests.Http.Runs;

public sealed class AgentRunsTests : IAsyncDisposable
{
    private static readonly RunKey s_key = new("rebstadt", "visitor-1", "run-1");
    private readonly ManualTime _time = new();
    private readonly AgentRunOptions _options = new() { RunsPerPerson = 2 };
    private readonly AgentRuns _runs;

    public AgentRunsTests() => _runs = new AgentRuns(_options, _time, NullLogger<AgentRuns>.Instance);

    public ValueTask DisposeAsync() => _runs.DisposeAsync();

    [Fact]
    public async Task A_second_post_of_a_run_follows_the_first()
    {
        var begun = 0;
        async Task WorkAsync(AgentRun run, CancellationToken stopping)
        {
            begun++;
            run.Append("a"u8);
            await Task.Yield();
        }

        var first = _runs.FindOrStart(s_key, "Frage", WorkAsync);
        var second = _runs.FindOrStart(s_key, "Frage", WorkAsync);

        (await AgentRunTests.ReadAsync(second, 0)).ShouldBe("id: 1\ndata: a\n\n");
        second.ShouldBeSameAs(first);
        begun.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_else_does_not_find_the_run()
    {
        var run = _runs.FindOrStart(s_key, "Frage", (_, _) => Task.CompletedTask);
        await AgentRunTests.ReadAsync(run, 0);

        _runs.Find(s_key with { Subject = "visitor-2" }).ShouldBeNull();
        _runs.Find(s_key with { CityId = "trier" }).ShouldBeNull();
        _runs.Find(s_key).ShouldBeSameAs(run);
    }

    [Fact]
    public async Task The_runs_of_a_deleted_conversation_end_and_are_found_no_more()
    {
        var stopped = new TaskCompletionSource();
        var other = s_key with { RunId = "run-2" };
        var run = _runs.FindOrStart(s_key, "thread-1\nq1\nFrage", (_, stopping) => UntilAsync(stopped, stopping));
        var stays = _runs.FindOrStart(other, "thread-10\nq1\nFrage", (_, _) => Task.CompletedTask);

        _runs.Forget("rebstadt", "visitor-2", "thread-1");
        _runs.Forget("trier", "visitor-1", "thread-1");
        _runs.Find(s_key).ShouldBeSameAs(run);
        _runs.Forget("rebstadt", "visitor-1", "thread-1");

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        _runs.Find(s_key).ShouldBeNull();
        _runs.Find(other).ShouldBeSameAs(stays);
    }

    [Fact]
    public async Task A_run_that_nobody_reads_is_stopped_after_the_window()
    {
        var stopped = new TaskCompletionSource();
        var run = _runs.FindOrStart(s_key, "Frage", (_, stopping) => UntilAsync(stopped, stopping));

        _time.Advance(_options.ResumeWindow - TimeSpan.FromSeconds(1));
        run.Stopping.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_reader_that_comes_back_in_the_window_keeps_the_run()
    {
        var go = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var run = _runs.FindOrStart(s_key, "Frage", async (own, stopping) =>
        {
            own.Append("a"u8);
            begun.SetResult();
            await go.Task.WaitAsync(stopping);
            own.Append("b"u8);
        });
        await begun.Task;
        using (var leave = new CancellationTokenSource())
        {
            var reading = run.CopyToAsync(0, new System.IO.Pipelines.Pipe().Writer, leave.Token);
            await leave.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(reading);
        }

        _time.Advance(_options.ResumeWindow - TimeSpan.FromSeconds(1));
        var back = AgentRunTests.ReadAsync(run, 1);
        _time.Advance(TimeSpan.FromMinutes(10));
        go.SetResult();
        (await back).ShouldBe("id: 2\ndata: b\n\n");
        run.Stopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_has_ended_is_forgotten_after_a_while()
    {
        var run = _runs.FindOrStart(s_key, "Frage", (_, _) => Task.CompletedTask);
        await AgentRunTests.ReadAsync(run, 0);
        await _time.WaitingAsync(_options.KeepEnded);

        _time.Advance(_options.KeepEnded);

        _runs.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_id_used_again_for_another_question_begins_anew_when_the_first_has_ended()
    {
        var first = _runs.FindOrStart(s_key, "Frage", (own, _) => Tell(own, "a"u8));
        await AgentRunTests.ReadAsync(first, 0);

        var second = _runs.FindOrStart(s_key, "Andere Frage", (own, _) => Tell(own, "b"u8));

        (await AgentRunTests.ReadAsync(second, 0)).ShouldBe("id: 1\ndata: b\n\n");
    }

    [Fact]
    public void An_id_under_way_is_refused_for_another_question()
    {
        _runs.FindOrStart(s_key, "Frage", (_, stopping) => UntilAsync(new TaskCompletionSource(), stopping));

        Should.Throw<RunInUseException>(() => _runs.FindOrStart(s_key, "Andere Frage", (_, _) => Task.CompletedTask));
    }

    [Fact]
    public void One_person_has_a_bounded_number_of_runs()
    {
        for (var number = 0; number < _options.RunsPerPerson; number++)
            _runs.FindOrStart(s_key with { RunId = $"run-{number}" }, "Frage", (_, stopping) => UntilAsync(new TaskCompletionSource(), stopping));

        Should.Throw<TooManyRunsException>(() => _runs.FindOrStart(s_key with { RunId = "one-more" }, "Frage", (_, _) => Task.CompletedTask));
        _runs.FindOrStart(s_key with { Subject = "visitor-2" }, "Frage", (_, _) => Task.CompletedTask).ShouldNotBeNull();
    }

    [Fact]
    public async Task Work_that_fails_ends_its_run()
    {
        var run = _runs.FindOrStart(s_key, "Frage", (_, _) => throw new InvalidOperationException("broken"));

        (await AgentRunTests.ReadAsync(run, 0)).ShouldBe("");
        run.HasEnded.ShouldBeTrue();
    }

    private static Task Tell(AgentRun run, ReadOnlySpan<byte> data)
    {
        run.Append(data);
        return Task.CompletedTask;
    }

    private static async Task UntilAsync(TaskCompletionSource stopped, CancellationToken stopping)
    {
        var cancelled = new TaskCompletionSource();
        await using (stopping.Register(cancelled.SetResult))
            await cancelled.Task;
        stopped.SetResult();
    }
}
