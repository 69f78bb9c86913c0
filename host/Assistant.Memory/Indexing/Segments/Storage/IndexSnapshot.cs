namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// The index at one moment, for as long as somebody searches in it: the segments it shows stay open until its last holder lets go. Thread-safe.
/// </summary>
internal sealed class IndexSnapshot : IDisposable
{
    private readonly Dictionary<string, CitySnapshot> _cities;
    private int _holders = 1;

    /// <summary>Holds the segments; the caller holds each of them already.</summary>
    public IndexSnapshot(Manifest manifest, IReadOnlyList<CitySnapshot> cities)
    {
        Manifest = manifest;
        Cities = cities;
        _cities = cities.ToDictionary(city => city.City, StringComparer.Ordinal);
        foreach (var view in cities.SelectMany(city => city.Segments))
            view.Segment.Hold();
    }

    public Manifest Manifest { get; }

    public IReadOnlyList<CitySnapshot> Cities { get; }

    public CitySnapshot? City(string id) => _cities.GetValueOrDefault(id);

    /// <summary>Holds the snapshot, unless the last holder has let go of it.</summary>
    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0;)
        {
            var found = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (found == holders)
                return true;
            holders = found;
        }

        return false;
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        foreach (var view in Cities.SelectMany(city => city.Segments))
            view.Segment.Release();
    }
}
