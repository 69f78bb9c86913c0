using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// The files of the index and what is to be seen of them. A change is written as new files, then as a new manifest that takes the place of the old one in a
/// single step: a kill at any point leaves the state before or the state after. Snapshots may be taken by any thread; changes are made by one at a time.
/// </summary>
internal sealed class IndexStore : IDisposable
{
    private readonly IIndexFiles _files;
    private readonly SegmentIndexOptions _options;
    private readonly Func<CompoundDictionary, GermanAnalyzer> _analyzers;
    private IndexSnapshot _current;
    private long _nextFile;
    private volatile string? _damage;
    private volatile bool _disposed;

    public IndexStore(IIndexFiles files, SegmentIndexOptions options, Func<CompoundDictionary, GermanAnalyzer> analyzers)
    {
        (_files, _options, _analyzers) = (files, options, analyzers);
        _current = Open();
        _nextFile = _current.Manifest.NextFile;
        RemoveStrays();
    }

    /// <summary>What is wrong with the files; <see langword="null"/> for nothing.</summary>
    public string? Damage => _damage ?? _current.Manifest.Incomplete;

    public GermanAnalyzer Analyzer(CompoundDictionary compounds) => _analyzers(compounds);

    /// <summary>The newest state, to be disposed of.</summary>
    public IndexSnapshot Snapshot()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var current = Volatile.Read(ref _current);
            if (current.TryHold())
                return current;
        }
    }

    /// <summary>Notes that a file turned out to be damaged.</summary>
    public void Report(IndexDamagedException exception) => _damage ??= $"A file of the index is damaged: {exception.Message}.";

    /// <summary>Writes a segment.</summary>
    /// <returns>The segment, held once for the caller.</returns>
    public SegmentReader WriteSegment(Action<Stream> write)
    {
        var name = NewName(".segment");
        try
        {
            _files.Write(name, write);
            return SegmentReader.Open(_files.PathOf(name), verifyUpTo: 0);
        }
        catch
        {
            Remove(name);
            throw;
        }
    }

    public string WriteDeletes(DocumentSet deleted)
    {
        var name = NewName(".deletes");
        _files.Write(name, stream => DeletesFile.Write(deleted, stream));
        return name;
    }

    public string WriteCompounds(CompoundDictionary compounds)
    {
        var name = NewName(".compounds");
        _files.Write(name, compounds.Save);
        return name;
    }

    /// <summary>Makes a state the newest one.</summary>
    /// <param name="cities">What it shows; every segment is held by the caller.</param>
    /// <param name="rebuiltAs">The version that it was built anew as; <see langword="null"/> where it was only changed, and so lacks what it lacked before.</param>
    public void Commit(IReadOnlyList<CitySnapshot> cities, string? rebuiltAs = null)
    {
        var old = _current;
        var manifest = old.Manifest with
        {
            Version = rebuiltAs ?? old.Manifest.Version,
            Commit = old.Manifest.Commit + 1,
            NextFile = Interlocked.Read(ref _nextFile),
            Incomplete = rebuiltAs is null ? Damage : null,
            Cities = [.. cities.Select(city => city.Entry)],
        };
        _files.Write(Manifest.NewFileName, manifest.Write);
        _files.Rename(Manifest.NewFileName, Manifest.FileName);
        _files.Flush();
        if (rebuiltAs is not null)
            _damage = null;
        Volatile.Write(ref _current, new IndexSnapshot(manifest, cities));
        Discard(old, manifest);
    }

    /// <summary>Lets go of a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="keepFile">Whether its file stays. It must where a commit was begun, however that ended: the manifest on the disk may name it.</param>
    public void LetGo(SegmentReader segment, bool keepFile)
    {
        if (!keepFile)
            segment.WhenClosed(() => Remove(segment.Name));
        segment.Release();
    }

    /// <summary>Removes a file that nobody came to know of.</summary>
    public void Remove(string name)
    {
        try
        {
            _files.Delete(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is removed when the index is opened the next time.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _current.Dispose();
    }

    private void Discard(IndexSnapshot old, Manifest manifest)
    {
        var kept = manifest.Files().ToHashSet(StringComparer.Ordinal);
        foreach (var view in old.Cities.SelectMany(city => city.Segments).Where(view => !kept.Contains(view.Entry.File)))
        {
            var name = view.Entry.File;
            view.Segment.WhenClosed(() => Remove(name));
        }

        foreach (var name in old.Manifest.Files().Where(name => !kept.Contains(name) && !name.EndsWith(".segment", StringComparison.Ordinal)))
            Remove(name);
        old.Dispose();
    }

    private IndexSnapshot Open()
    {
        Manifest manifest;
        try
        {
            var path = _files.PathOf(Manifest.FileName);
            if (!File.Exists(path))
                return Empty("There is no index yet.");
            manifest = Manifest.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IndexDamagedException or IOException or UnauthorizedAccessException)
        {
            _damage = $"The index cannot be read: {exception.Message}.";
            return Empty(_damage);
        }

        var cities = new List<CitySnapshot>();
        foreach (var city in manifest.Cities)
            cities.Add(Open(city));
        var snapshot = new IndexSnapshot(manifest, cities);
        foreach (var view in cities.SelectMany(city => city.Segments))
            view.Segment.Release(); // held by the snapshot now
        return snapshot;
    }

    private CitySnapshot Open(ManifestCity city)
    {
        var views = new List<SegmentView>();
        foreach (var entry in city.Segments)
        {
            SegmentReader? segment = null;
            try
            {
                segment = SegmentReader.Open(_files.PathOf(entry.File), _options.VerifyUpTo);
                if (segment.Summary.City != city.City)
                    throw new IndexDamagedException($"{entry.File} belongs to another city");
                var deleted = entry.Deletes is null ? null : DeletesFile.Read(File.ReadAllBytes(_files.PathOf(entry.Deletes)), segment.Documents);
                views.Add(new SegmentView(segment, deleted, entry));
            }
            catch (Exception exception) when (exception is IndexDamagedException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Without its deletes a segment would show what is gone: the rest is searched without it.
                segment?.Release();
                Report(exception as IndexDamagedException ?? new IndexDamagedException(exception.Message, exception));
            }
        }

        return new CitySnapshot(city with { Segments = [.. views.Select(view => view.Entry)] }, Analyzer(Compounds(city)), views);
    }

    private CompoundDictionary Compounds(ManifestCity city)
    {
        if (city.Compounds is null)
            return CompoundDictionary.Empty;
        try
        {
            using var stream = File.OpenRead(_files.PathOf(city.Compounds));
            return CompoundDictionary.Load(stream);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Report(new IndexDamagedException($"{city.Compounds} cannot be read ({exception.Message})", exception));
            return CompoundDictionary.Empty;
        }
    }

    private IndexSnapshot Empty(string reason)
    {
        var next = _files.Names().Select(name => long.TryParse(Path.GetFileNameWithoutExtension(name), out var number) ? number + 1 : 1).DefaultIfEmpty(1).Max();
        return new IndexSnapshot(new Manifest { Incomplete = reason, NextFile = next }, []);
    }

    /// <summary>What a kill left: files that were written, but never made part of the index.</summary>
    private void RemoveStrays()
    {
        // Damaged files stay for whoever wants to look at them, until the index is built anew.
        if (_damage is not null)
            return;
        var kept = _current.Manifest.Files().ToHashSet(StringComparer.Ordinal);
        foreach (var name in _files.Names().Where(name => !kept.Contains(name)))
            Remove(name);
    }

    private string NewName(string extension) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _nextFile) - 1}{extension}");
}
