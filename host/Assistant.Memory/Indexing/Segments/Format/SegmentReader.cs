using System.Runtime.InteropServices;
using System.Text;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>
/// A segment that can be searched: passages of one city, never changed after they were written. Lives until its last holder lets go of it, so that
/// a segment that was merged away stays readable to the searches that began before. Thread-safe.
/// </summary>
internal sealed class SegmentReader
{
    // What a search goes through for each document; the rest is verified where the file is small, and on request.
    private static readonly SegmentSection[] s_small =
    [
        SegmentSection.Summary, SegmentSection.DocumentNumbers, SegmentSection.DocumentOrder, SegmentSection.DocumentStarts, SegmentSection.DocumentAudiences,
        SegmentSection.DocumentDays, SegmentSection.DocumentLengths, SegmentSection.FacetStarts, SegmentSection.FacetValues, SegmentSection.Tables,
    ];

    private readonly MappedFile _file;
    private Action? _closed;
    private int _holders = 1;

    private SegmentReader(string name, MappedFile file)
    {
        Name = name;
        _file = file;
        Summary = SegmentSummary.Read(file[SegmentSection.Summary]);
        Tables = SegmentTables.Read(file[SegmentSection.Tables]);
        CheckLengths();
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    public SegmentSummary Summary { get; }

    public SegmentTables Tables { get; }

    public long Bytes => _file.Length;

    public int Passages => Summary.Passages;

    public int Documents => Summary.Documents;

    public int TermCount => Summary.Terms;

    public int Blocks => _file[SegmentSection.TermBlocks].Length / 8;

    public ReadOnlySpan<byte> Terms => _file[SegmentSection.Terms];

    public ReadOnlySpan<long> PassageNumbers => Column<long>(SegmentSection.PassageNumbers);

    public ReadOnlySpan<uint> Lengths => Column<uint>(SegmentSection.PassageLengths);

    public ReadOnlySpan<int> PassageDocuments => Column<int>(SegmentSection.PassageDocuments);

    public ReadOnlySpan<long> DocumentNumbers => Column<long>(SegmentSection.DocumentNumbers);

    public ReadOnlySpan<int> DocumentStarts => Column<int>(SegmentSection.DocumentStarts);

    public ReadOnlySpan<ushort> DocumentAudiences => Column<ushort>(SegmentSection.DocumentAudiences);

    public ReadOnlySpan<int> DocumentDays => Column<int>(SegmentSection.DocumentDays);

    public ReadOnlySpan<int> DocumentLengths => Column<int>(SegmentSection.DocumentLengths);

    public ReadOnlySpan<int> FacetStarts => Column<int>(SegmentSection.FacetStarts);

    public ReadOnlySpan<int> FacetValues => Column<int>(SegmentSection.FacetValues);

    /// <summary>Opens a segment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="verifyUpTo">Up to how many bytes the whole file is compared with its checksums; above, only what is small.</param>
    /// <exception cref="IndexDamagedException">It is damaged or of another format.</exception>
    public static SegmentReader Open(string path, long verifyUpTo)
    {
        var file = new MappedFile(path);
        try
        {
            foreach (var section in file.Length <= verifyUpTo ? Enum.GetValues<SegmentSection>() : s_small)
                file.Verify(section);
            return new SegmentReader(Path.GetFileName(path), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A segment that was just written and is no file. Nothing is compared with checksums, and nobody has to close it.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="bytes">What was written.</param>
    public static SegmentReader Of(string name, byte[] bytes) => new(name, new MappedFile(name, bytes));

    /// <summary>Compares everything with its checksum.</summary>
    /// <exception cref="IndexDamagedException">Something differs.</exception>
    public void Verify()
    {
        foreach (var section in Enum.GetValues<SegmentSection>())
            _file.Verify(section);
    }

    /// <summary>The bytes of a posting list.</summary>
    public ReadOnlySpan<byte> Postings(in TermEntry entry)
    {
        var postings = _file[SegmentSection.Postings];
        if (entry.Start < 0 || entry.Length < 0 || entry.Start > postings.Length - entry.Length)
            throw new IndexDamagedException("a posting list lies outside of its section");
        return postings.Slice(entry.Start, entry.Length);
    }

    /// <summary>The terms of a passage's heading and text, as <see cref="ForwardReader"/> reads them.</summary>
    public ReadOnlySpan<byte> Forward(int passage) => ForwardAt(passage);

    /// <summary>The terms of a document's title, as above.</summary>
    public ReadOnlySpan<byte> ForwardTitle(int document) => ForwardAt(Passages + document);

    /// <summary>Where a block of terms and the postings of its first term begin.</summary>
    public (int Terms, int Postings) Block(int block)
    {
        var reader = new ByteReader(_file[SegmentSection.TermBlocks], block * 8);
        return ((int)reader.UInt32(), (int)reader.UInt32());
    }

    /// <summary>Looks a term up.</summary>
    public bool TryFind(ReadOnlySpan<byte> term, out TermEntry entry)
    {
        entry = default;
        var block = BlockOf(term);
        if (block < 0)
            return false;
        var (at, postings) = Block(block);
        var reader = new ByteReader(Terms, at);
        var matched = 0; // how many of the first bytes the wanted term and the one before have in common
        var last = Math.Min(TermDictionaryWriter.BlockSize, TermCount - block * TermDictionaryWriter.BlockSize);
        for (var i = 0; i < last; i++)
        {
            var shared = (int)reader.VarInt();
            var suffix = reader.Take((int)reader.VarInt());
            var (passages, forwardId, length) = ((int)reader.VarInt(), (int)reader.VarInt(), (int)reader.VarInt());
            if (shared < matched)
                return false; // from here on all terms are greater
            if (shared == matched)
            {
                var common = suffix.CommonPrefixLength(term[matched..]);
                matched += common;
                if (matched == term.Length && common == suffix.Length)
                {
                    entry = new TermEntry(passages, forwardId, postings, length);
                    return true;
                }
            }

            postings += length;
        }

        return false;
    }

    /// <summary>The block that a term would stand in; -1 where it would stand before the first.</summary>
    public int BlockOf(ReadOnlySpan<byte> term)
    {
        var (low, high) = (0, Blocks - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var reader = new ByteReader(Terms, Block(middle).Terms);
            reader.VarInt();
            var first = reader.Take((int)reader.VarInt());
            if (first.SequenceCompareTo(term) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    /// <summary>The document of a ledger's number, counted within the segment; -1 where it is not here.</summary>
    public int DocumentOf(long number)
    {
        var numbers = DocumentNumbers;
        var order = Column<int>(SegmentSection.DocumentOrder);
        var (low, high) = (0, order.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = numbers[order[middle]];
            if (found == number)
                return order[middle];
            if (found < number)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>Holds the segment; only to be called by one who is sure that it is held already.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Lets go of it; the last one closes the file.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        _file.Dispose();
        Volatile.Read(ref _closed)?.Invoke();
    }

    /// <summary>What is to be done once the file is closed.</summary>
    public void WhenClosed(Action closed) => Volatile.Write(ref _closed, closed);

    private ReadOnlySpan<byte> ForwardAt(int index)
    {
        var offsets = Column<int>(SegmentSection.ForwardOffsets);
        var forward = _file[SegmentSection.Forward];
        var (start, end) = (offsets[index], offsets[index + 1]);
        if (start < 0 || end < start || end > forward.Length)
            throw new IndexDamagedException("a forward text lies outside of its section");
        return forward[start..end];
    }

    private ReadOnlySpan<T> Column<T>(SegmentSection section) where T : unmanaged => MemoryMarshal.Cast<byte, T>(_file[section]);

    private void CheckLengths()
    {
        var whole = PassageNumbers.Length == Passages && Lengths.Length == Passages && PassageDocuments.Length == Passages && DocumentNumbers.Length == Documents &&
            DocumentStarts.Length == Documents + 1 && DocumentAudiences.Length == Documents && DocumentDays.Length == Documents && DocumentLengths.Length == Documents &&
            FacetStarts.Length == Documents + 1 && Column<int>(SegmentSection.DocumentOrder).Length == Documents &&
            Column<int>(SegmentSection.ForwardOffsets).Length == Passages + Documents + 1 && Blocks == (TermCount + TermDictionaryWriter.BlockSize - 1) / TermDictionaryWriter.BlockSize;
        if (!whole)
            throw new IndexDamagedException($"the columns of {Name} do not have the lengths that its summary says");
    }
}
