using System.Buffers.Binary;
using System.Numerics;

namespace Assistant.Memory.Indexing;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), by the processor's own instruction where it has one.</summary>
internal struct Crc32C
{
    private uint _state;

    public Crc32C() => _state = uint.MaxValue;

    /// <summary>The checksum of everything appended so far.</summary>
    public readonly uint Value => ~_state;

    /// <summary>Of one text.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Of(bytes, []);

    /// <summary>Of two texts, one behind the other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var crc = new Crc32C();
        crc.Append(first);
        crc.Append(second);
        return crc.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
            state = BitOperations.Crc32C(state, value);
        _state = state;
    }
}
