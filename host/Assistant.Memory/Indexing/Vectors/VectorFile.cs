using Microsoft.Win32.SafeHandles;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// Vectors of one model and city in a memory-mapped file that only grows: each as codes of eight bits to be searched through and as numbers
/// of 16 bits to order the best by. One thread writes at a time, any number read meanwhile.
/// </summary>
/// <remarks>
/// A vector counts from the moment its entry is written, with a checksum of its own, after its data have reached the disk: what a kill or a
/// power failure cuts off was never there, and a damaged entry costs itself alone. A removed vector is overwritten; its place is given back
/// when the file is written anew.
/// </remarks>
internal sealed class VectorFile : IDisposable
{
    /// <summary>How many slots a block has, unless somebody wants another number: 3 MB for vectors of 1,024 numbers.</summary>
    public const int DefaultSlots = 1024;

    private readonly SafeFileHandle _handle;
    private readonly Dictionary<long, int> _slots = [];
    private volatile VectorBlock[] _blocks = [];
    private int _uses = 1;

    private VectorFile(string path, SafeFileHandle handle, VectorShape shape, VectorLayout layout)
    {
        Path = path;
        _handle = handle;
        Shape = shape;
        Layout = layout;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the vectors share.</summary>
    public VectorShape Shape { get; }

    /// <summary>Where things lie.</summary>
    public VectorLayout Layout { get; }

    /// <summary>How many vectors there are. For the writer.</summary>
    public int Count => _slots.Count;

    /// <summary>How many slots are in use, those of removed vectors included. For the writer.</summary>
    public int Used { get; private set; }

    /// <summary>The blocks. For those between <see cref="TryEnter"/> and <see cref="Exit"/>, and for the writer.</summary>
    public ReadOnlySpan<VectorBlock> Blocks => _blocks;

    /// <summary>The passages that have a vector. For the writer.</summary>
    public IReadOnlyCollection<long> Passages => _slots.Keys;

    /// <summary>Makes an empty file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static VectorFile Create(string path, VectorShape shape, int slots = DefaultSlots)
    {
        using (var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, VectorHead.Write(shape, slots), 0);
            RandomAccess.FlushToDisk(handle);
        }

        return Open(path);
    }

    /// <summary>Opens a file, without what was not written to its end.</summary>
    /// <exception cref="VectorsDamagedException">Its head is damaged, or it cannot be read.</exception>
    public static VectorFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            var head = new byte[VectorLayout.HeadLength];
            var read = RandomAccess.Read(handle, head, 0);
            var (shape, layout) = VectorHead.Read(head.AsSpan(0, read), System.IO.Path.GetFileName(path));
            var file = new VectorFile(path, handle, shape, layout);
            file.ReadEntries();
            return file;
        }
        catch (Exception exception)
        {
            handle?.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
                throw new VectorsDamagedException($"{System.IO.Path.GetFileName(path)} cannot be opened ({exception.Message})", exception);
            throw;
        }
    }

    /// <summary>Keeps the file in memory until <see cref="Exit"/>.</summary>
    /// <returns>Whether it is still open.</returns>
    public bool TryEnter()
    {
        while (true)
        {
            var uses = Volatile.Read(ref _uses);
            if (uses == 0)
                return false;
            if (Interlocked.CompareExchange(ref _uses, uses + 1, uses) == uses)
                return true;
        }
    }

    /// <summary>The end of a use.</summary>
    public void Exit()
    {
        if (Interlocked.Decrement(ref _uses) > 0)
            return;
        foreach (var block in _blocks)
            block.Dispose();
        _handle.Dispose();
    }

    /// <summary>Closes the file as soon as nobody reads it any more.</summary>
    public void Dispose() => Exit();

    /// <summary>The ledger's number of a passage's vector; <see langword="null"/> where it has none. For the writer.</summary>
    public long? EmbeddingOf(long passage) => _slots.TryGetValue(passage, out var slot) ? Block(slot).Embedding(slot % Layout.Slots) : null;

    /// <summary>Takes vectors in; they are on the disk when it returns. What a passage had before is removed.</summary>
    /// <exception cref="IOException">The disk is full, or cannot be written; what was taken in so far stays.</exception>
    public void Append(IReadOnlyList<PassageVector> vectors)
    {
        for (var done = 0; done < vectors.Count;)
        {
            var first = Used % Layout.Slots;
            if (first == 0 && Used / Layout.Slots == _blocks.Length)
                AddBlock();
            var count = Math.Min(vectors.Count - done, Layout.Slots - first);
            AppendToBlock(Used / Layout.Slots, first, [.. vectors.Skip(done).Take(count)]);
            done += count;
        }
    }

    /// <summary>Removes the vectors of passages and overwrites them; unknown ones are ignored.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public void Remove(IEnumerable<long> passages)
    {
        var slots = new List<int>();
        foreach (var passage in passages)
        {
            if (_slots.Remove(passage, out var slot))
                slots.Add(slot);
        }

        Erase(slots);
    }

    /// <summary>Removes vectors that are not as they were written.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveDamaged(CancellationToken cancellationToken)
    {
        var damaged = new List<long>();
        foreach (var (passage, slot) in _slots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Block(slot).IsSound(slot % Layout.Slots))
                damaged.Add(passage);
        }

        Remove(damaged);
        return damaged.Count;
    }

    private void Erase(List<int> slots)
    {
        if (slots.Count == 0)
            return;
        Span<byte> removed = stackalloc byte[VectorEntry.Length];
        VectorEntry.Removed.Write(removed);
        foreach (var slot in slots)
        {
            Block(slot).Hide(slot % Layout.Slots);
            RandomAccess.Write(_handle, removed, EntryStart(slot));
        }

        RandomAccess.FlushToDisk(_handle);
        // Not before: a vector that is still known must have its data.
        var nothing = new byte[Math.Max(Layout.CodeLength, Layout.NumberLength)];
        foreach (var slot in slots)
        {
            var (block, at) = Math.DivRem(slot, Layout.Slots);
            RandomAccess.Write(_handle, nothing.AsSpan(0, Layout.CodeLength), Layout.BlockStart(block) + Layout.Codes + ((long)at * Layout.CodeLength));
            RandomAccess.Write(_handle, nothing.AsSpan(0, Layout.NumberLength), Layout.BlockStart(block) + Layout.Numbers + ((long)at * Layout.NumberLength));
        }
    }

    private void AppendToBlock(int block, int first, List<PassageVector> vectors)
    {
        var batch = new VectorBatch(Layout, vectors);
        var start = Layout.BlockStart(block);
        RandomAccess.Write(_handle, batch.Codes, start + Layout.Codes + ((long)first * Layout.CodeLength));
        RandomAccess.Write(_handle, batch.Numbers, start + Layout.Numbers + ((long)first * Layout.NumberLength));
        RandomAccess.FlushToDisk(_handle);
        RandomAccess.Write(_handle, batch.EntryBytes, start + ((long)first * VectorEntry.Length));
        RandomAccess.FlushToDisk(_handle);
        var replaced = new List<int>();
        for (var i = 0; i < vectors.Count; i++)
        {
            _blocks[block].Publish(first + i, batch.Entries[i]);
            if (_slots.TryGetValue(vectors[i].Passage, out var before))
                replaced.Add(before);
            _slots[vectors[i].Passage] = Used++;
        }

        Erase(replaced);
    }

    private void AddBlock()
    {
        var number = _blocks.Length;
        RandomAccess.SetLength(_handle, Layout.BlockStart(number + 1));
        _blocks = [.. _blocks, new VectorBlock(_handle, Layout, number)];
    }

    private void ReadEntries()
    {
        var length = RandomAccess.GetLength(_handle);
        var count = (int)((length - VectorLayout.HeadLength + Layout.BlockLength - 1) / Layout.BlockLength);
        // A file that was cut off: what lies behind its end would be read as zeros.
        if (length != Layout.BlockStart(count))
            RandomAccess.SetLength(_handle, Layout.BlockStart(count));
        for (var number = 0; number < count; number++)
        {
            var block = new VectorBlock(_handle, Layout, number);
            _blocks = [.. _blocks, block];
            for (var at = 0; at < Layout.Slots; at++)
                ReadEntry(block, (number * Layout.Slots) + at, Layout.BlockStart(number) + Layout.Numbers + ((long)(at + 1) * Layout.NumberLength) <= length);
        }
    }

    private void ReadEntry(VectorBlock block, int slot, bool hasData)
    {
        var bytes = block.Entry(slot % Layout.Slots);
        if (bytes.IndexOfAnyExcept((byte)0) < 0)
            return;
        Used = slot + 1;
        if (!VectorEntry.TryRead(bytes, out var entry) || entry.Passage == 0 || !hasData)
            return;
        // Cut off between the new vector of a passage and the end of its old one.
        if (_slots.TryGetValue(entry.Passage, out var before))
            Block(before).Hide(before % Layout.Slots);
        _slots[entry.Passage] = slot;
        block.Publish(slot % Layout.Slots, entry);
    }

    private VectorBlock Block(int slot) => _blocks[slot / Layout.Slots];

    private long EntryStart(int slot) => Layout.BlockStart(slot / Layout.Slots) + ((slot % Layout.Slots) * VectorEntry.Length);
}
