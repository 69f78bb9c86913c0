using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Ingestion;
using Assistant.Storage;

namespace Assistant.Host.Synchronization;

/// <summary>
/// Builds the index anew from the ledger when the host starts, where it is not there, damaged, or of another version of the program: search is
/// then complete again without waiting for the next synchronisation. The page is open meanwhile.
/// </summary>
internal sealed partial class IndexStart(IndexRebuilder rebuilder, ILogger<IndexStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (await rebuilder.RunAsync(stoppingToken) is { } reason)
                LogRebuilt(reason);
        }
        catch (Exception exception) when (exception is StorageException or PassageIndexException)
        {
            // The next synchronisation tries again.
            LogFailed(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index has been built anew: {Reason}")]
    private partial void LogRebuilt(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not be built anew; the next synchronisation tries again: {Reason}")]
    private partial void LogFailed(string reason);
}
