using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>
/// Gives every distinct token as it stands in the text a number: one hash and one comparison a token, no allocation. Open addressing; the hash is that of
/// strings, seeded anew in every process, so that no text can be written to make it slow. Used by one thread.
/// </summary>
internal sealed class WordTable
{
    private int[] _slots = new int[1 << 12]; // number + 1; 0 is free
    private Entry[] _entries = new Entry[1 << 11];
    private char[] _letters = new char[1 << 14];
    private int _lettersUsed;

    public int Count { get; private set; }

    /// <summary>About how many bytes it takes.</summary>
    public long Bytes => _slots.Length * 4L + _entries.Length * 16L + _letters.Length * 2L;

    public TokenKind Kind(int word) => _entries[word].Kind;

    public ReadOnlySpan<char> Letters(int word) => _letters.AsSpan(_entries[word].Start, _entries[word].Length);

    public int Number(ReadOnlySpan<char> token, TokenKind kind)
    {
        var hash = string.GetHashCode(token, StringComparison.Ordinal) ^ ((int)kind * 0x5bd1e995);
        var mask = _slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _slots[slot] - 1;
            if (number < 0)
                return Add(slot, hash, token, kind);
            ref readonly var entry = ref _entries[number];
            if (entry.Hash == hash && entry.Kind == kind && token.SequenceEqual(_letters.AsSpan(entry.Start, entry.Length)))
                return number;
        }
    }

    private int Add(int slot, int hash, ReadOnlySpan<char> token, TokenKind kind)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        if (_letters.Length - _lettersUsed < token.Length)
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _lettersUsed + token.Length));
        token.CopyTo(_letters.AsSpan(_lettersUsed));
        _entries[Count] = new Entry(hash, _lettersUsed, (ushort)token.Length, kind);
        _lettersUsed += token.Length;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length)
            Rehash();
        return Count - 1;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = _entries[number].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }

    private readonly record struct Entry(int Hash, int Start, ushort Length, TokenKind Kind);
}
