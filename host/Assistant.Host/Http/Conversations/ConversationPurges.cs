using Assistant.Conversations.History;
using Assistant.Storage;

namespace Assistant.Host.Http.Conversations;

/// <summary>At the start and then every hour: deleted conversations that can no longer be brought back are emptied for good.</summary>
internal sealed partial class ConversationPurges(ConversationTrash trash, TimeProvider timeProvider, ILogger<ConversationPurges> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, timeProvider);
        do
        {
            try
            {
                if (await trash.PurgeAsync(stoppingToken) is > 0 and var purged)
                    LogPurged(purged);
            }
            catch (StorageException exception)
            {
                LogFailed(exception.Failure, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} deleted conversations were emptied for good")]
    private partial void LogPurged(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleted conversations could not be emptied ({Failure}) and are tried again in an hour: {Reason}")]
    private partial void LogFailed(StorageFailure failure, string reason);
}
