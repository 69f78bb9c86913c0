using System.Buffers.Binary;
using System.Text;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>The head of a file of vectors: format, normalisation, sizes and the model's name, with a checksum.</summary>
internal static class VectorHead
{
    private const ulong Magic = 0x524F_5443_4556_5341; // “ASVECTOR”
    private const int Version = 1;
    private const int NormalizedL2 = 1;
    private const int NameStart = 32;
    private const int MaxName = VectorLayout.HeadLength - NameStart - sizeof(uint);
    private const int MaxDimension = 65_536; // the products of codes fit into 32 bits up to here
    private const int MaxSlots = 1 << 16;

    /// <summary>The head's bytes.</summary>
    public static byte[] Write(VectorShape shape, int slots)
    {
        var head = new byte[VectorLayout.HeadLength];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), NormalizedL2);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), shape.Dimension);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), slots);
        var length = Encoding.UTF8.GetBytes(shape.Model, head.AsSpan(NameStart, MaxName));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(head.Length - sizeof(uint)), Crc32C.Of(head.AsSpan(0, head.Length - sizeof(uint))));
        return head;
    }

    /// <exception cref="VectorsDamagedException">It is damaged, or of another format.</exception>
    public static (VectorShape Shape, VectorLayout Layout) Read(ReadOnlySpan<byte> head, string name)
    {
        if (head.Length < VectorLayout.HeadLength || BinaryPrimitives.ReadUInt32LittleEndian(head[^sizeof(uint)..]) != Crc32C.Of(head[..^sizeof(uint)]))
            throw new VectorsDamagedException($"the head of {name} is damaged");
        var (version, normalization) = (BinaryPrimitives.ReadInt32LittleEndian(head[8..]), BinaryPrimitives.ReadInt32LittleEndian(head[12..]));
        var (dimension, slots, length) = (BinaryPrimitives.ReadInt32LittleEndian(head[16..]), BinaryPrimitives.ReadInt32LittleEndian(head[20..]), BinaryPrimitives.ReadInt32LittleEndian(head[24..]));
        if (BinaryPrimitives.ReadUInt64LittleEndian(head) != Magic || version != Version || normalization != NormalizedL2
            || dimension is <= 0 or > MaxDimension || slots is <= 0 or > MaxSlots || length is < 0 or > MaxName)
        {
            throw new VectorsDamagedException($"{name} is no file of vectors of this format");
        }

        return (new VectorShape(Encoding.UTF8.GetString(head.Slice(NameStart, length)), dimension), new VectorLayout(dimension, slots));
    }
}
