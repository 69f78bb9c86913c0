using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>Reads what <see cref="PassageWords"/> wrote.</summary>
/// <param name="words">The bytes.</param>
/// <param name="fields">How many fields to read.</param>
internal ref struct PassageWordsReader(ReadOnlySpan<byte> words, int fields) : IForwardReader
{
    private ByteReader _bytes = new(words);
    private uint _left;
    private int _fields = fields;
    private bool _isFirst = true;

    public int ForwardId { get; private set; }

    public int Place { get; private set; } = -1;

    /// <summary>How far it has read.</summary>
    public readonly int Position => _bytes.Position;

    public bool Read()
    {
        while (_left == 0)
        {
            if (_fields-- == 0)
                return false;
            _left = _bytes.VarInt();
            if (!_isFirst && Place >= 0)
                Place += ForwardReader.BetweenFields;
            _isFirst = false;
        }

        _left--;
        Place += (int)_bytes.VarInt();
        ForwardId = unchecked((int)_bytes.UInt32());
        return true;
    }
}
