using System.Buffers.Binary;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Segments.Postings;

/// <summary>Goes through a posting list in ascending order, a block at a time, and leaves out blocks that nobody asks for. Used by one thread; reusable.</summary>
internal sealed class PostingCursor
{
    /// <summary>The passage behind the last one.</summary>
    public const int Exhausted = int.MaxValue;

    private readonly int[] _passages = new int[PostingListEncoder.BlockSize];
    private readonly ushort[] _frequencies = new ushort[PostingListEncoder.BlockSize];
    private readonly int[] _indexes = new int[PostingListEncoder.BlockSize];
    private SegmentReader _segment = null!;
    private TermWeight? _weight;
    private TermEntry _entry;
    private int _blocks; // 0 for a short list
    private int _block;
    private int _shallow;
    private int _count;
    private int _at;
    private int _paletteStart;
    private bool _frequenciesRead;
    private (int Block, int Bound) _bound;

    /// <summary>The passage it stands at, counted within the segment; -1 before the first, <see cref="Exhausted"/> behind the last.</summary>
    public int Passage { get; private set; }

    /// <summary>How often the term stands in it.</summary>
    public ushort Frequencies
    {
        get
        {
            if (!_frequenciesRead)
                ReadFrequencies();
            return _frequencies[_at];
        }
    }

    /// <summary>Begins before the first passage of a list.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="entry">The term.</param>
    /// <param name="weight">How it is scored; <see langword="null"/> where it is only counted.</param>
    public void Open(SegmentReader segment, in TermEntry entry, TermWeight? weight)
    {
        (_segment, _entry, _weight) = (segment, entry, weight);
        (_block, _shallow, _at, _count, _bound) = (-1, 0, -1, 0, (-1, 0));
        Passage = -1;
        _blocks = entry.Passages < PostingListEncoder.BlockSize ? 0 : (entry.Passages + PostingListEncoder.BlockSize - 1) / PostingListEncoder.BlockSize;
        _frequenciesRead = _blocks == 0;
        if (_blocks == 0)
            ReadShort();
        else if ((long)_blocks * PostingListEncoder.SkipEntry > entry.Length)
            throw new IndexDamagedException("a posting list is shorter than its skip table");
    }

    public void Next()
    {
        if (++_at < _count)
            Passage = _passages[_at];
        else
            NextBlock();
    }

    /// <summary>Goes to the first passage that is not before the target.</summary>
    public void AdvanceTo(int target)
    {
        if (Passage >= target)
            return;
        if (_blocks > 0 && (_block < 0 || _passages[_count - 1] < target))
        {
            var block = Math.Max(_block + 1, _shallow);
            var skips = _segment.Postings(_entry);
            while (block < _blocks && Last(skips, block) < target)
                block++;
            if (block == _blocks)
            {
                Finish();
                return;
            }

            ReadBlock(block);
        }

        var found = _passages.AsSpan(Math.Max(_at, 0), _count - Math.Max(_at, 0)).BinarySearch(target);
        _at = Math.Max(_at, 0) + (found < 0 ? ~found : found);
        if (_at < _count)
            Passage = _passages[_at];
        else
            Finish();
    }

    /// <summary>What the passage scores by this term.</summary>
    public int Score() => _weight!.Score(Frequencies, _segment.Lengths[Passage]);

    /// <summary>Adds the scores of all passages in a window, from where it stands, and goes behind the window.</summary>
    /// <param name="window">The scores by passage.</param>
    public void AddTo(ScoreWindow window)
    {
        AdvanceTo(window.From);
        var lengths = _segment.Lengths;
        while (Passage < window.To)
        {
            if (!_frequenciesRead)
                ReadFrequencies();
            for (; _at < _count && _passages[_at] < window.To; _at++)
                window.Add(_passages[_at], _weight!.Score(_frequencies[_at], lengths[_passages[_at]]));
            if (_at < _count)
                Passage = _passages[_at];
            else
                NextBlock();
        }
    }

    /// <summary>The most that a passage of the range can score by this term. Where it stands does not matter, as long as it is not behind.</summary>
    /// <param name="from">The first passage; rises from call to call.</param>
    /// <param name="to">The one behind the last.</param>
    public int BoundWithin(int from, int to)
    {
        if (Passage >= to)
            return 0;
        if (_blocks == 0)
        {
            AdvanceTo(from);
            return Passage >= to ? 0 : ShortBound();
        }

        var list = _segment.Postings(_entry);
        _shallow = Math.Max(_shallow, Math.Max(_block, 0));
        while (_shallow < _blocks && Last(list, _shallow) < from)
            _shallow++;
        var bound = 0;
        for (var block = _shallow; block < _blocks && (block == 0 || Last(list, block - 1) + 1 < to); block++)
            bound = Math.Max(bound, BlockBound(list, block));
        return bound;
    }

    private void NextBlock()
    {
        if (_block + 1 < _blocks)
        {
            ReadBlock(_block + 1);
            _at = 0;
            Passage = _passages[0];
        }
        else
        {
            Finish();
        }
    }

    private void Finish()
    {
        (_at, Passage) = (_count, Exhausted);
        _block = _blocks;
    }

    private void ReadShort()
    {
        var reader = new ByteReader(_segment.Postings(_entry));
        var last = -1L;
        for (var i = 0; i < _entry.Passages; i++)
        {
            last += reader.VarInt() + 1L;
            if (last >= _segment.Passages)
                throw new IndexDamagedException("a posting list names a passage that is not there");
            _passages[i] = (int)last;
            _frequencies[i] = (ushort)reader.VarInt();
        }

        _count = _entry.Passages;
    }

    private void ReadBlock(int block)
    {
        var list = _segment.Postings(_entry);
        var (start, last) = (Start(list, block), block == 0 ? -1 : Last(list, block - 1));
        var reader = new ByteReader(list, start);
        var bits = reader.Byte();
        var palette = reader.Byte() + 1;
        _paletteStart = start + 1;
        _count = Math.Min(PostingListEncoder.BlockSize, _entry.Passages - block * PostingListEncoder.BlockSize);
        reader.Take(palette * PostingListEncoder.PaletteEntry);
        BitPacking.Unpack(reader.Take(BitPacking.Bytes(_count, bits)), bits, _passages.AsSpan(0, _count));
        for (var i = 0; i < _count; i++)
            _passages[i] = last += _passages[i] + 1;
        if (last != Last(list, block) || last >= _segment.Passages)
            throw new IndexDamagedException("a block of postings does not end where it should");
        (_block, _at, _frequenciesRead) = (block, 0, false);
    }

    private void ReadFrequencies()
    {
        var list = _segment.Postings(_entry);
        var reader = new ByteReader(list, _paletteStart);
        var size = reader.Byte() + 1;
        Span<ushort> palette = stackalloc ushort[size];
        for (var i = 0; i < size; i++)
        {
            palette[i] = reader.UInt16();
            reader.Take(PostingListEncoder.PaletteEntry - sizeof(ushort));
        }

        var passageBits = list[_paletteStart - 1];
        reader.Take(BitPacking.Bytes(_count, passageBits));
        var bits = BitPacking.Bits((uint)(size - 1));
        BitPacking.Unpack(reader.Take(BitPacking.Bytes(_count, bits)), bits, _indexes.AsSpan(0, _count));
        for (var i = 0; i < _count; i++)
        {
            if (_indexes[i] >= size)
                throw new IndexDamagedException("a block of postings names a frequency that is not there");
            _frequencies[i] = palette[_indexes[i]];
        }

        _frequenciesRead = true;
    }

    private int BlockBound(ReadOnlySpan<byte> list, int block)
    {
        if (_bound.Block == block)
            return _bound.Bound;
        var reader = new ByteReader(list, Start(list, block) + 1);
        var size = reader.Byte() + 1;
        var bound = 0;
        for (var i = 0; i < size; i++)
        {
            var frequencies = reader.UInt16();
            var shortest = (uint)(reader.Byte() | (reader.Byte() << 8) | (reader.Byte() << 16));
            bound = Math.Max(bound, _weight!.Bound(frequencies, shortest));
        }

        _bound = (block, bound);
        return bound;
    }

    private int ShortBound()
    {
        if (_bound.Block == 0)
            return _bound.Bound;
        var bound = 0;
        for (var i = 0; i < _count; i++)
            bound = Math.Max(bound, _weight!.Score(_frequencies[i], _segment.Lengths[_passages[i]]));
        _bound = (0, bound);
        return bound;
    }

    private static int Last(ReadOnlySpan<byte> list, int block) => (int)BinaryPrimitives.ReadUInt32LittleEndian(list[(block * PostingListEncoder.SkipEntry)..]);

    private int Start(ReadOnlySpan<byte> list, int block)
    {
        var table = _blocks * PostingListEncoder.SkipEntry;
        var start = block == 0 ? table : table + (long)BinaryPrimitives.ReadUInt32LittleEndian(list[((block - 1) * PostingListEncoder.SkipEntry + 4)..]);
        return start < list.Length ? (int)start : throw new IndexDamagedException("a block of postings lies outside of its list");
    }
}
