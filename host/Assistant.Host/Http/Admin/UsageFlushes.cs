using Assistant.Governance.Usage;
using Assistant.Storage;

namespace Assistant.Host.Http.Admin;

/// <summary>Every ten seconds and at the end: what was counted of use is stored.</summary>
internal sealed partial class UsageFlushes(UsageStore store, TimeProvider timeProvider, ILogger<UsageFlushes> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_lastLimit = TimeSpan.FromSeconds(5);
    private bool _isOut;

    /// <summary>After the server has ended the turns under way, so that they count.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = new CancellationTokenSource(s_lastLimit, timeProvider);
        try
        {
            await FlushAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            LogOut(StorageFailure.NotAccessible, "it did not answer in time");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(stoppingToken);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.FlushAsync(cancellationToken);
            _isOut = false;
        }
        catch (StorageException exception)
        {
            if (!_isOut)
                LogOut(exception.Failure, exception.Message);
            _isOut = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was counted of use cannot be stored ({Failure}), and is kept for the next time: {Reason}")]
    private partial void LogOut(StorageFailure failure, string reason);
}
