using Assistant.Conversations.History;
using Assistant.Host.Cities;
using Assistant.Storage;

namespace Assistant.Host.Http.Conversations;

/// <summary>Every ten minutes: the words of documents that a city has taken back leave the stored answers.</summary>
internal sealed partial class QuoteWithdrawals(QuoteWithdrawal withdrawal, CityPacks cities, TimeProvider timeProvider, ILogger<QuoteWithdrawals> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var city in cities.Packs)
                await RunAsync(city.Id, stoppingToken);
        }
    }

    private async Task RunAsync(string cityId, CancellationToken cancellationToken)
    {
        try
        {
            if (await withdrawal.RunAsync(cityId, cancellationToken) is > 0 and var changed)
                LogWithdrawn(cityId, changed);
        }
        catch (StorageException exception)
        {
            LogFailed(cityId, exception.Failure, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} stored answers of {City} no longer quote documents that were taken back")]
    private partial void LogWithdrawn(string city, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stored answers of {City} could not be freed of documents that were taken back ({Failure}), and are tried again: {Reason}")]
    private partial void LogFailed(string city, StorageFailure failure, string reason);
}
