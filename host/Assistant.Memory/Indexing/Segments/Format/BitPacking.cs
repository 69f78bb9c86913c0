using System.Buffers.Binary;
using System.Numerics;

namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>
/// Numbers of the same few bits one after the other (frame of reference; Lemire and Boytsov 2015 survey the family). Scalar: a block is
/// unpacked in about a tenth of a microsecond, which no measurement of a search shows.
/// </summary>
internal static class BitPacking
{
    /// <summary>How many bits the number needs.</summary>
    public static int Bits(uint value) => 32 - BitOperations.LeadingZeroCount(value);

    /// <summary>How many bytes so many numbers take.</summary>
    public static int Bytes(int count, int bits) => (int)(((long)count * bits + 7) / 8);

    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> bytes)
    {
        var (buffer, filled, at) = (0UL, 0, 0);
        foreach (var value in values)
        {
            buffer |= (ulong)value << filled;
            filled += bits;
            for (; filled >= 8; filled -= 8, buffer >>= 8)
                bytes[at++] = (byte)buffer;
        }

        if (filled > 0)
            bytes[at] = (byte)buffer;
    }

    public static void Unpack(ReadOnlySpan<byte> bytes, int bits, Span<int> values)
    {
        if (bits == 0)
        {
            values.Clear();
            return;
        }

        if (bits is < 0 or > 32 || bytes.Length < Bytes(values.Length, bits))
            throw new IndexDamagedException("a block is shorter than its numbers");
        var mask = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        var bit = 0;
        var i = 0;

        // Eight bytes at a time hold any number of up to 57 bits' offset; the last few are read byte by byte, so as not to read behind the block.
        for (; i < values.Length && (bit >> 3) + sizeof(ulong) <= bytes.Length; i++, bit += bits)
            values[i] = (int)((uint)(BinaryPrimitives.ReadUInt64LittleEndian(bytes[(bit >> 3)..]) >> (bit & 7)) & mask);
        for (; i < values.Length; i++, bit += bits)
        {
            ulong word = 0;
            for (var (at, shift) = (bit >> 3, 0); shift < (bit & 7) + bits; at++, shift += 8)
                word |= (ulong)bytes[at] << shift;
            values[i] = (int)((uint)(word >> (bit & 7)) & mask);
        }
    }
}
