using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>A growing buffer of little-endian numbers. Used by one thread.</summary>
internal sealed class ByteWriter(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        _bytes[Length++] = value;
    }

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>Seven bits a byte, the lowest first; the highest bit says that another byte follows.</summary>
    public void VarInt(uint value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>A length and UTF-8.</summary>
    public void Text(string text)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        VarInt((uint)length);
        System.Text.Encoding.UTF8.GetBytes(text, Take(length));
    }

    public void Array<T>(ReadOnlySpan<T> values) where T : unmanaged => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>Gives so many bytes to be written by the caller.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    private void Grow(int count) => System.Array.Resize(ref _bytes, (int)Math.Min(System.Array.MaxLength, Math.Max(_bytes.Length * 2L, (long)Length + count)));
}
