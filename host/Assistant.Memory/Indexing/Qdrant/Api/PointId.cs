using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The id of a point: a number or a UUID.</summary>
/// <param name="Number">The number; <see langword="null"/> for a UUID.</param>
/// <param name="Uuid">The UUID; <see langword="null"/> for a number.</param>
[JsonConverter(typeof(PointIdConverter))]
internal sealed record PointId(ulong? Number, Guid? Uuid)
{
    // Bytes 6 and 8 carry version 8, “custom”, and the variant (RFC 9562, section 5.8); byte 0 tells the kinds apart.
    private const byte DocumentMark = 0xd0;
    private const byte StateMark = 0x5e;

    /// <summary>The id of a passage.</summary>
    /// <param name="number">The ledger’s number.</param>
    public static PointId OfPassage(long number) => new(checked((ulong)number), null);

    /// <summary>The id of a document.</summary>
    /// <param name="number">The ledger’s number.</param>
    public static PointId OfDocument(long number) => Custom(DocumentMark, number);

    /// <summary>The id of a piece of the state.</summary>
    /// <param name="part">Which, from 0.</param>
    public static PointId OfState(int part) => Custom(StateMark, part);

    private static PointId Custom(byte mark, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        bytes[0] = mark;
        bytes[6] = 0x80;
        bytes[8] = 0x80;
        // 56 bits, big-endian: more documents than a ledger will ever have.
        for (var place = 15; place > 8; place--, number >>= 8)
            bytes[place] = (byte)number;
        return new PointId(null, new Guid(bytes, bigEndian: true));
    }
}
