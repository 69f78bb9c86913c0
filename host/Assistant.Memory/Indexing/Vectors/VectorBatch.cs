using System.Runtime.InteropServices;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>Vectors as they are written side by side.</summary>
internal sealed class VectorBatch
{
    /// <exception cref="ArgumentException">A vector has another length than the file's.</exception>
    public VectorBatch(VectorLayout layout, List<PassageVector> vectors)
    {
        Codes = new byte[vectors.Count * layout.CodeLength];
        Numbers = new byte[vectors.Count * layout.NumberLength];
        EntryBytes = new byte[vectors.Count * VectorEntry.Length];
        Entries = new VectorEntry[vectors.Count];
        var wide = new float[layout.Dimension];
        for (var i = 0; i < vectors.Count; i++)
        {
            var (passage, embedding, vector) = vectors[i];
            if (vector.Length != layout.Dimension)
                throw new ArgumentException($"The vector of passage {passage} has {vector.Length} numbers, the file's have {layout.Dimension}.", nameof(vectors));
            var codes = Codes.AsSpan(i * layout.CodeLength, layout.CodeLength);
            var numbers = Numbers.AsSpan(i * layout.NumberLength, layout.NumberLength);
            VectorMath.Widen(vector.Span, wide);
            var scale = ScalarQuantizer.Quantize(wide, codes);
            MemoryMarshal.AsBytes(vector.Span).CopyTo(numbers);
            Entries[i] = new VectorEntry(passage, embedding, scale, Crc32C.Of(codes, numbers));
            Entries[i].Write(EntryBytes.AsSpan(i * VectorEntry.Length, VectorEntry.Length));
        }
    }

    public byte[] Codes { get; }

    public byte[] Numbers { get; }

    public byte[] EntryBytes { get; }

    public VectorEntry[] Entries { get; }
}
