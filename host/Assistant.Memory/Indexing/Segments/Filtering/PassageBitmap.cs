namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>Passages by their numbers, a bit for each, in pieces, so that gaps between numbers cost nothing. Not changed once it is shared.</summary>
internal sealed class PassageBitmap : IPassageFilter
{
    private const int PieceBits = 16;
    private readonly Dictionary<long, ulong[]> _pieces = [];
    private ulong[]? _last;
    private long _lastKey = -1;

    public long Count { get; private set; }

    public bool Allows(long passage) =>
        _pieces.TryGetValue(passage >> PieceBits, out var piece) && (piece[(int)(passage & ((1 << PieceBits) - 1)) >> 6] & (1UL << (int)passage)) != 0;

    public void Add(long passage)
    {
        var key = passage >> PieceBits;
        if (_last is null || key != _lastKey)
        {
            if (!_pieces.TryGetValue(key, out _last))
                _pieces[key] = _last = new ulong[(1 << PieceBits) / 64];
            _lastKey = key;
        }

        ref var word = ref _last[(int)(passage & ((1 << PieceBits) - 1)) >> 6];
        var bit = 1UL << (int)passage;
        Count += (word & bit) == 0 ? 1 : 0;
        word |= bit;
    }
}
