using System.Buffers.Binary;
using System.Text;

namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Every read is checked: damaged bytes end in an <see cref="IndexDamagedException"/>, never outside the bytes.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; } = position;

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte()
    {
        if ((uint)Position >= (uint)_bytes.Length)
            throw new IndexDamagedException("a section ends too early");
        return _bytes[Position++];
    }

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public uint VarInt()
    {
        uint value = Byte();
        if (value < 0x80)
            return value;
        value &= 0x7F;
        for (var shift = 7; shift < 35; shift += 7)
        {
            uint next = Byte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new IndexDamagedException("a number has more than five bytes");
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || _bytes.Length - Position < count)
            throw new IndexDamagedException("a section ends too early");
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    public string Text() => Encoding.UTF8.GetString(Take((int)Math.Min(VarInt(), int.MaxValue)));
}
