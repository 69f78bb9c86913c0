namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Writes the terms of a segment, which come in the order of their UTF-8 bytes. Used by one thread.</summary>
internal sealed class TermDictionaryWriter
{
    /// <summary>How many terms share a block: a look-up reads on average half of one.</summary>
    public const int BlockSize = 16;

    private readonly ByteWriter _terms = new(64 * 1024);
    private readonly ByteWriter _blocks = new(8 * 1024);
    private byte[] _last = [];
    private int _lastLength;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> term, int passages, int forwardId, long postingsStart, int postingsLength)
    {
        var last = _last.AsSpan(0, _lastLength);
        if (Count > 0 && last.SequenceCompareTo(term) >= 0)
            throw new InvalidOperationException("Terms are to be written in ascending order.");
        if (Count % BlockSize == 0)
        {
            _blocks.UInt32((uint)_terms.Length);
            _blocks.UInt32(checked((uint)postingsStart));
            last = [];
        }

        var shared = last.CommonPrefixLength(term);
        _terms.VarInt((uint)shared);
        _terms.VarInt((uint)(term.Length - shared));
        _terms.Bytes(term[shared..]);
        _terms.VarInt((uint)passages);
        _terms.VarInt((uint)forwardId);
        _terms.VarInt((uint)postingsLength);
        if (_last.Length < term.Length)
            _last = new byte[term.Length * 2];
        term.CopyTo(_last);
        _lastLength = term.Length;
        Count++;
    }

    public void Write(SegmentFileWriter file)
    {
        file.Add(SegmentSection.Terms, _terms.Written);
        file.Add(SegmentSection.TermBlocks, _blocks.Written);
    }
}
