namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Reads the terms of a passage in the order of its text, with their places.</summary>
internal ref struct ForwardReader(ReadOnlySpan<byte> bytes) : IForwardReader
{
    /// <summary>How far the text is from its heading: no phrase goes from one into the other.</summary>
    public const int BetweenFields = 1000;

    private ByteReader _bytes = new(bytes);

    public int Place { get; private set; } = -1;

    public int ForwardId { get; private set; }

    public bool Read()
    {
        while (!_bytes.AtEnd)
        {
            var code = _bytes.VarInt();
            if (ForwardCode.IsTerm(code, out var id, out var samePlace))
            {
                ForwardId = id;
                if (!samePlace)
                    Place++;
                return true;
            }

            Place += code == ForwardCode.EndOfHeading ? BetweenFields : (int)code + 1;
        }

        return false;
    }
}
