using System.Numerics;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>Some of the documents of a segment. Not changed once it is shared.</summary>
internal sealed class DocumentSet(int documents)
{
    private readonly ulong[] _bits = new ulong[(documents + 63) / 64];

    public int Documents => documents;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _bits)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public ReadOnlySpan<ulong> Bits => _bits;

    public bool Contains(int document) => (_bits[document >> 6] & (1UL << document)) != 0;

    public void Add(int document) => _bits[document >> 6] |= 1UL << document;

    public DocumentSet Copy()
    {
        var copy = new DocumentSet(documents);
        _bits.CopyTo(copy._bits, 0);
        return copy;
    }

    public void Read(ReadOnlySpan<ulong> bits) => bits.CopyTo(_bits);

    /// <summary>The next document of the set; how many there are, where there is none.</summary>
    public int Next(int from)
    {
        if (from >= documents)
            return documents;
        var word = from >> 6;
        var bits = _bits[word] & (ulong.MaxValue << from);
        while (bits == 0)
        {
            if (++word == _bits.Length)
                return documents;
            bits = _bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>The next passage of a document of the set; how many there are, where there is none.</summary>
    public int NextPassage(SegmentReader segment, int from)
    {
        var document = segment.PassageDocuments[from];
        var next = Next(document);
        return next == document ? from : segment.DocumentStarts[next];
    }
}
