using Assistant.Conversations.History;
using Assistant.Storage;

namespace Assistant.Host.Http.Conversations;

/// <summary>Marks what was left unfinished by a host that is gone, at the start and then at every beat, and says that this one lives.</summary>
internal sealed partial class AnswerHeartbeat(AnswerRecovery recovery, TimeProvider timeProvider, ILogger<AnswerHeartbeat> logger) : BackgroundService
{
    private bool _hasRecovered;
    private bool _isOut;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RunnerIdentity.Beat, timeProvider);
        do
        {
            try
            {
                await BeatAsync(stoppingToken);
                if (_isOut)
                    LogBack();
                _isOut = false;
            }
            catch (StorageException exception)
            {
                if (!_isOut)
                    LogOut(exception.Failure, exception.Message);
                _isOut = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (!_hasRecovered && await recovery.RecoverOwnAsync(cancellationToken) is > 0 and var own)
            LogInterrupted(own);
        _hasRecovered = true;
        if (await recovery.BeatAsync(cancellationToken) is > 0 and var others)
            LogInterrupted(others);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} answers were left unfinished by a host that ended; they are marked as interrupted")]
    private partial void LogInterrupted(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The state database is out of reach, and with it the conversations ({Failure}): {Reason}")]
    private partial void LogOut(StorageFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The state database is back")]
    private partial void LogBack();
}
