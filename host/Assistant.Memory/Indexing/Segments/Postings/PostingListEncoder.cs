using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Postings;

/// <summary>
/// Writes posting lists. A short list is differences and frequencies as variable-length numbers. A longer one comes in blocks of
/// <see cref="BlockSize"/>: bit-packed differences, and frequencies as positions in the block's own palette. With each frequency of the palette stand the
/// shortest lengths it occurs with: from these follows the most that any passage of the block can score, whatever the weights are (block-max
/// index, Ding and Suel 2011; “impacts” in Lucene). Used by one thread.
/// </summary>
internal sealed class PostingListEncoder
{
    public const int BlockSize = 128;

    /// <summary>A frequency of the palette takes two bytes, its shortest lengths three.</summary>
    public const int PaletteEntry = 5;

    /// <summary>An entry of the skip table: the block's last passage, and where its bytes end.</summary>
    public const int SkipEntry = 8;

    private readonly ByteWriter _blocks = new();
    private readonly uint[] _numbers = new uint[BlockSize];
    private readonly List<(ushort Frequencies, uint Lengths)> _palette = [];

    /// <summary>Writes a list.</summary>
    /// <param name="passages">Ascending.</param>
    /// <param name="frequencies">As many.</param>
    /// <param name="lengths">The <see cref="FieldLengths"/> of all passages of the segment.</param>
    /// <param name="output">Where to.</param>
    public void Encode(ReadOnlySpan<int> passages, ReadOnlySpan<ushort> frequencies, ReadOnlySpan<uint> lengths, ByteWriter output)
    {
        var last = -1;
        if (passages.Length < BlockSize)
        {
            for (var i = 0; i < passages.Length; i++)
            {
                output.VarInt((uint)(passages[i] - last - 1));
                output.VarInt(frequencies[i]);
                last = passages[i];
            }

            return;
        }

        _blocks.Clear();
        for (var start = 0; start < passages.Length; start += BlockSize)
        {
            var count = Math.Min(BlockSize, passages.Length - start);
            Block(passages.Slice(start, count), frequencies.Slice(start, count), lengths, last);
            last = passages[start + count - 1];
            output.UInt32((uint)last);
            output.UInt32((uint)_blocks.Length);
        }

        output.Bytes(_blocks.Written);
    }

    private void Block(ReadOnlySpan<int> passages, ReadOnlySpan<ushort> frequencies, ReadOnlySpan<uint> lengths, int last)
    {
        var all = 0u;
        for (var i = 0; i < passages.Length; i++)
        {
            _numbers[i] = (uint)(passages[i] - last - 1);
            all |= _numbers[i];
            last = passages[i];
        }

        var bits = BitPacking.Bits(all);
        _blocks.Byte((byte)bits);
        var packed = BitPacking.Bytes(passages.Length, bits);
        Span<byte> differences = stackalloc byte[BlockSize * sizeof(uint)];
        BitPacking.Pack(_numbers.AsSpan(0, passages.Length), bits, differences);

        _palette.Clear();
        for (var i = 0; i < passages.Length; i++)
            _numbers[i] = (uint)PaletteIndex(frequencies[i], lengths[passages[i]]);
        _blocks.Byte((byte)(_palette.Count - 1));
        foreach (var (value, shortest) in _palette)
        {
            _blocks.UInt16(value);
            _blocks.Byte(FieldLengths.Text(shortest));
            _blocks.Byte(FieldLengths.Heading(shortest));
            _blocks.Byte(FieldLengths.Title(shortest));
        }

        _blocks.Bytes(differences[..packed]);
        var indexBits = BitPacking.Bits((uint)(_palette.Count - 1));
        BitPacking.Pack(_numbers.AsSpan(0, passages.Length), indexBits, _blocks.Take(BitPacking.Bytes(passages.Length, indexBits)));
    }

    private int PaletteIndex(ushort frequencies, uint lengths)
    {
        for (var i = 0; i < _palette.Count; i++)
        {
            if (_palette[i].Frequencies != frequencies)
                continue;
            _palette[i] = (frequencies, FieldLengths.Min(_palette[i].Lengths, lengths));
            return i;
        }

        _palette.Add((frequencies, lengths));
        return _palette.Count - 1;
    }
}
