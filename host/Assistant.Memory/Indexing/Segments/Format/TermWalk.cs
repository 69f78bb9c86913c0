namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Goes through the terms of a segment in order. Used by one thread.</summary>
internal sealed class TermWalk(SegmentReader segment)
{
    private byte[] _term = new byte[256];
    private int _length;
    private int _position;
    private int _postings;
    private int _next;

    /// <summary>The term's UTF-8; good until the next step.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    /// <summary>How many of its first bytes the term shares with the one before.</summary>
    public int Shared { get; private set; }

    public TermEntry Entry { get; private set; }

    /// <summary>Goes to the term before the first one of a block.</summary>
    public void SeekBlock(int block)
    {
        (_position, _postings) = segment.Block(block);
        _next = block * TermDictionaryWriter.BlockSize;
        _length = 0;
    }

    public bool Next()
    {
        if (_next >= segment.TermCount)
            return false;
        var reader = new ByteReader(segment.Terms, _position);
        var shared = (int)reader.VarInt();
        var rest = (int)reader.VarInt();
        if (shared > _length || shared < 0)
            throw new IndexDamagedException("a term shares more than there is");
        var bytes = reader.Take(rest);
        if (_term.Length < shared + rest)
            Array.Resize(ref _term, (shared + rest) * 2);
        bytes.CopyTo(_term.AsSpan(shared));
        Shared = shared;
        _length = shared + rest;
        var (passages, forwardId, length) = ((int)reader.VarInt(), (int)reader.VarInt(), (int)reader.VarInt());
        Entry = new TermEntry(passages, forwardId, _postings, length);
        _postings += length;
        _position = reader.Position;
        _next++;
        return true;
    }
}
