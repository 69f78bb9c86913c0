using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// The vectors of one city by one model. The city has a folder of its own, so that no search can stray into another. What it holds can be
/// made anew from the ledger at any time. Thread-safe.
/// </summary>
internal sealed partial class VectorStore : IDisposable
{
    private const string Temporary = ".new";
    private readonly Lock _writing = new();
    private readonly string _folder;
    private readonly ILogger _logger;
    private readonly int _slots;
    private volatile VectorFile _file;
    private int _generation;
    private volatile bool _hasDamage;

    private VectorStore(string folder, VectorFile file, int generation, int slots, ILogger logger)
    {
        _folder = folder;
        _file = file;
        _generation = generation;
        _slots = slots;
        _logger = logger;
    }

    /// <summary>What the vectors share.</summary>
    public VectorShape Shape => _file.Shape;

    /// <summary>How many vectors there are.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
                return _file.Count;
        }
    }

    /// <summary>Opens the newest file that is whole, or begins one; what is left of others is deleted.</summary>
    /// <param name="folder">The city's folder.</param>
    /// <param name="shape">Model and dimension.</param>
    /// <param name="logger">Told of damage.</param>
    /// <param name="slots">Slots of a block, for a new file.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static VectorStore Open(string folder, VectorShape shape, ILogger logger, int slots = VectorFile.DefaultSlots)
    {
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder, VectorFileName.Stem(shape) + "*" + Temporary).ToList())
            File.Delete(left);
        VectorStore? opened = null;
        foreach (var (path, generation) in VectorFileName.In(folder, shape))
        {
            if (opened is null && TryOpen(path, shape, logger) is { } file)
                opened = new VectorStore(folder, file, generation, slots, logger);
            else
                File.Delete(path);
        }

        return opened ?? new VectorStore(folder, VectorFile.Create(Path.Combine(folder, VectorFileName.Of(shape, 1)), shape, slots), 1, slots, logger);
    }

    /// <summary>Deletes the files of a shape, which no store has open.</summary>
    public static void Delete(string folder, VectorShape shape)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var (path, _) in VectorFileName.In(folder, shape))
            File.Delete(path);
    }

    /// <summary>Finds the nearest passages that the filter lets through.</summary>
    /// <param name="query">The question's vector, of length 1.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="filter">Which passages may be found; asked first.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public IReadOnlyList<VectorHit> Search(ReadOnlyMemory<float> query, int count, IPassageFilter filter, CancellationToken cancellationToken)
    {
        var file = Enter();
        try
        {
            var (hits, damaged) = VectorScan.Search(file, query, count, filter, cancellationToken);
            if (damaged > 0)
                _hasDamage = true;
            return hits;
        }
        finally
        {
            file.Exit();
        }
    }

    /// <summary>The passages and their vectors' numbers, as the ledger knows them.</summary>
    public Dictionary<long, long> Embeddings()
    {
        lock (_writing)
            return _file.Passages.ToDictionary(passage => passage, passage => _file.EmbeddingOf(passage)!.Value);
    }

    /// <summary>Takes vectors in; what a passage had before is removed.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public void Append(IReadOnlyList<PassageVector> vectors)
    {
        lock (_writing)
            _file.Append(vectors);
    }

    /// <summary>Removes the vectors of passages.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public void Remove(IReadOnlyCollection<long> passages)
    {
        lock (_writing)
            _file.Remove(passages);
    }

    /// <summary>Removes what a search found damaged, or, where <paramref name="thorough"/>, what reading everything finds.</summary>
    /// <returns>How many vectors are to be taken in again.</returns>
    public int RemoveDamaged(bool thorough = false, CancellationToken cancellationToken = default)
    {
        if (!thorough && !_hasDamage)
            return 0;
        lock (_writing)
        {
            _hasDamage = false;
            var removed = _file.RemoveDamaged(cancellationToken);
            if (removed > 0)
                LogDamaged(_file.Path, removed);
            return removed;
        }
    }

    /// <summary>Writes the file anew where more than a quarter of it are removed vectors.</summary>
    /// <returns>Whether it was worth it.</returns>
    /// <exception cref="IOException">The disk is full; the old file stays.</exception>
    public bool Compact()
    {
        lock (_writing)
        {
            var dead = _file.Used - _file.Count;
            if (dead < _slots || dead < _file.Used / 4)
                return false;
            var old = _file;
            var path = Path.Combine(_folder, VectorFileName.Of(Shape, _generation + 1));
            using (var copy = VectorFile.Create(path + Temporary, Shape, _slots))
                Copy(old, copy);
            File.Move(path + Temporary, path);
            _file = VectorFile.Open(path);
            _generation++;
            old.Dispose();
            File.Delete(old.Path);
            return true;
        }
    }

    /// <summary>Closes the file as soon as the last search in it has ended.</summary>
    public void Dispose()
    {
        lock (_writing)
            _file.Dispose();
    }

    private static void Copy(VectorFile source, VectorFile target)
    {
        foreach (var block in source.Blocks)
        {
            var vectors = new List<PassageVector>(source.Layout.Slots);
            for (var slot = 0; slot < source.Layout.Slots; slot++)
            {
                if (block.Passage(slot) is > 0 and var passage && block.IsSound(slot))
                    vectors.Add(new PassageVector(passage, block.Embedding(slot), block.Numbers(slot).ToArray()));
            }

            target.Append(vectors);
        }
    }

    private static VectorFile? TryOpen(string path, VectorShape shape, ILogger logger)
    {
        try
        {
            var file = VectorFile.Open(path);
            if (file.Shape == shape)
                return file;
            file.Dispose();
            throw new VectorsDamagedException($"{Path.GetFileName(path)} holds vectors of {file.Shape.Model}");
        }
        catch (VectorsDamagedException exception)
        {
            LogUnusable(logger, exception.Message);
            return null;
        }
    }

    private VectorFile Enter()
    {
        while (true)
        {
            var file = _file;
            if (file.TryEnter())
                return file;
            // Written anew in between; or closed for good.
            ObjectDisposedException.ThrowIf(ReferenceEquals(file, _file), this);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Vectors are made anew from the ledger, without asking a model: {Reason}.")]
    private static partial void LogUnusable(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} held {Count} damaged vectors; they are taken anew from the ledger.")]
    private partial void LogDamaged(string path, int count);
}
