using Assistant.Host.Synchronization;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Walls.Tests.Doubles;

namespace Assistant.Host.Tests.Synchronization;

public sealed class SyncRunTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_run_waits_then_runs_and_is_stuck_when_nothing_has_moved_for_ten_minutes()
    {
        using var run = new SyncRun(new SourceKey("rebstadt", "ris", "papers"), false, _time, CancellationToken.None);
        run.State.ShouldBe(SyncRunState.Waiting);
        _time.Advance(TimeSpan.FromHours(1));
        run.Begin();
        run.State.ShouldBe(SyncRunState.Running);
        _time.Advance(TimeSpan.FromMinutes(9));
        run.Report(new SyncProgress(1, 10, 5, 0) { Current = "Vorlage" });
        _time.Advance(TimeSpan.FromMinutes(9));
        run.State.ShouldBe(SyncRunState.Running);

        // The same again is no movement.
        run.Report(new SyncProgress(1, 10, 5, 0) { Current = "Vorlage" });
        _time.Advance(TimeSpan.FromMinutes(1));
        run.State.ShouldBe(SyncRunState.Stuck);

        run.Report(new SyncProgress(2, 10, 5, 0) { Current = "Vorlage 2" });
        run.State.ShouldBe(SyncRunState.Running);
    }

    [Fact]
    public async Task A_run_ends_with_the_host_and_when_it_is_stopped()
    {
        using var host = new CancellationTokenSource();
        using var one = new SyncRun(new SourceKey("rebstadt", "ris", "papers"), false, _time, host.Token);
        using var other = new SyncRun(new SourceKey("rebstadt", "ris", "more"), false, _time, host.Token);

        await one.StopAsync();
        (one.Stopping.IsCancellationRequested, other.Stopping.IsCancellationRequested).ShouldBe((true, false));
        await host.CancelAsync();

        other.Stopping.IsCancellationRequested.ShouldBeTrue();
    }
}
