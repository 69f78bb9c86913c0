using Assistant.Conversations.Uploads;
using Assistant.Storage;

namespace Assistant.Host.Http.Uploads;

/// <summary>At the start and every hour: files that no question has used for a day go.</summary>
internal sealed partial class UploadExpiry(UploadStore uploads, UploadOptions options, TimeProvider timeProvider, ILogger<UploadExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.KeepUnused < s_interval ? options.KeepUnused : s_interval, timeProvider);
        do
        {
            try
            {
                if (await uploads.ExpireAsync(options.KeepUnused, stoppingToken) is > 0 and var expired)
                    LogExpired(expired);
            }
            catch (StorageException exception)
            {
                LogFailed(exception.Failure, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} uploaded files that no question has used are deleted")]
    private partial void LogExpired(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Uploaded files that no question has used could not be deleted ({Failure}), and are tried again: {Reason}")]
    private partial void LogFailed(StorageFailure failure, string reason);
}
