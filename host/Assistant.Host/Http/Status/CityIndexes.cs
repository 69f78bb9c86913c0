using System.Collections.Concurrent;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Http.Status;

/// <summary>
/// What the index holds of each city, as of a few seconds ago: counting takes a moment, and everybody who opens the page asks. Thread-safe.
/// </summary>
internal sealed partial class CityIndexes(IndexReport report, TimeProvider timeProvider, ILogger<CityIndexes> logger)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Remembered<IndexState>> _cities = new(StringComparer.Ordinal);

    /// <summary>The state; <see langword="null"/> where it is not known and takes longer than a moment to find out.</summary>
    public Task<IndexState?> GetAsync(string cityId) => _cities
        .GetOrAdd(cityId, id => new Remembered<IndexState>(() => Task.FromResult(report.Read(id)), s_fresh, timeProvider, exception => LogUnknown(id, exception.Message)))
        .GetAsync();

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the index of {City} holds cannot be counted: {Reason}")]
    private partial void LogUnknown(string city, string reason);
}
