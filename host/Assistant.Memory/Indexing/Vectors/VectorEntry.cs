using System.Buffers.Binary;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>What a file keeps of a vector beside its numbers, in 32 bytes with a checksum of their own.</summary>
/// <param name="Passage">The ledger's number of the passage; zero for one that was removed.</param>
/// <param name="Embedding">The ledger's number of the vector.</param>
/// <param name="Scale">What the codes are multiplied by.</param>
/// <param name="DataChecksum">Of codes and numbers.</param>
internal readonly record struct VectorEntry(long Passage, long Embedding, float Scale, uint DataChecksum)
{
    /// <summary>Its size. A power of two, so that none crosses a sector and a torn write leaves each old, new or of a wrong checksum.</summary>
    public const int Length = 32;

    private const uint Mark = 0x31434556; // “VEC1”
    private const int Summed = Length - sizeof(uint);

    /// <summary>What stands in the place of one that was removed.</summary>
    public static VectorEntry Removed => default;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, Passage);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Embedding);
        BinaryPrimitives.WriteSingleLittleEndian(target[16..], Scale);
        BinaryPrimitives.WriteUInt32LittleEndian(target[20..], DataChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], Mark);
        BinaryPrimitives.WriteUInt32LittleEndian(target[Summed..], Crc32C.Of(target[..Summed]));
    }

    /// <summary>Reads one.</summary>
    /// <returns>Whether there is one, undamaged.</returns>
    public static bool TryRead(ReadOnlySpan<byte> source, out VectorEntry entry)
    {
        entry = new VectorEntry(
            BinaryPrimitives.ReadInt64LittleEndian(source),
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadSingleLittleEndian(source[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[20..]));
        return BinaryPrimitives.ReadUInt32LittleEndian(source[24..]) == Mark
            && BinaryPrimitives.ReadUInt32LittleEndian(source[Summed..]) == Crc32C.Of(source[..Summed]);
    }
}
