using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>One run over a body: what is asked, what was seen, and whether anything is missing.</summary>
internal sealed class CrawlRun(CouncilBody body, ReadRequest request, City city, TimeProvider timeProvider)
{
    // Clocks differ, and an object may be saved while its list is being read.
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    // Well below the host's time limit for one change.
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(5);

    private readonly CrawlCursor? _cursor = CrawlCursor.Parse(request.Cursor) is { } cursor && cursor.Body == body.Id ? cursor : null;
    private readonly Dictionary<string, ListCursor> _lists = new(StringComparer.Ordinal);
    private long _lastBeat = timeProvider.GetTimestamp();
    private int _done;
    private int _total;

    public CouncilBody Body { get; } = body;

    /// <summary>Everything is read: because the host wants it, or because there is no usable cursor.</summary>
    public bool Full => request.Full || _cursor is null;

    /// <summary>Names of organizations have changed: papers and meetings are read without filter, so that the names reach them.</summary>
    public bool NamesChanged { get; set; }

    /// <summary>A list could not be read to its end: the cursor stays.</summary>
    public bool BrokeOff { get; set; }

    /// <summary>Something could not even be identified: nobody can say what has vanished.</summary>
    public bool HasGap { get; set; }

    /// <summary>Lists that showed objects twice, as one whose order changes while it is read does: others may have been missed.</summary>
    public HashSet<string> Unstable { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Papers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Meetings { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of objects that are there but could not be read.</summary>
    public HashSet<string> Failed { get; } = new(StringComparer.Ordinal);

    public bool Exhaustive => Full && !BrokeOff && !HasGap;

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), city.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public ListFilter? Begin(string list, bool followsNames)
    {
        _lists[list] = new ListCursor(Now, Filters: true);
        if (Full || (followsNames && NamesChanged) || _cursor?.Lists.GetValueOrDefault(list) is not { Filters: true } last)
            return null;
        return new ListFilter(TimeZoneInfo.ConvertTime(last.Started - Overlap, city.TimeZone));
    }

    /// <summary>Notes whether the list's <c>modified</c> can be filtered by; an incremental run with few objects keeps the old opinion.</summary>
    public void End(string list, int items, int stamped)
    {
        var filters = items == 0 || stamped > 0;
        if (!Full && _cursor?.Lists.GetValueOrDefault(list) is { } last)
            filters = last.Filters && filters;
        _lists[list] = _lists[list] with { Filters = filters };
    }

    /// <summary>A sign of life where nothing else has been said for a while: the host gives up a source that is silent for minutes.</summary>
    public Progressed? Beat()
    {
        if (timeProvider.GetElapsedTime(_lastBeat) < BeatInterval)
            return null;
        _lastBeat = timeProvider.GetTimestamp();
        return Progress(0, newTotal: null);
    }

    public Progressed Progress(int done, int? newTotal)
    {
        _done += done;
        _total += newTotal ?? 0;
        return new Progressed(_done, _total >= _done ? _total : null);
    }

    public CrawlCursor NextCursor() => new(Body.Id, _lists);
}
