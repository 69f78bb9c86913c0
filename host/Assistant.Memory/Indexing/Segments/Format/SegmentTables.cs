namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>The audiences and facet values of a segment; columns hold their positions. Immutable.</summary>
internal sealed class SegmentTables
{
    private readonly Dictionary<string, (int First, int Count)> _facets = new(StringComparer.Ordinal);

    public SegmentTables(IReadOnlyList<string> audiences, IReadOnlyList<FacetValue> values)
    {
        Audiences = audiences;
        Values = values;
        for (var i = 0; i < values.Count; i++)
        {
            var (first, count) = _facets.GetValueOrDefault(values[i].Facet, (i, 0));
            _facets[values[i].Facet] = (first, count + 1);
        }
    }

    public IReadOnlyList<string> Audiences { get; }

    /// <summary>Ordered by facet, so that a facet's values follow each other.</summary>
    public IReadOnlyList<FacetValue> Values { get; }

    public static SegmentTables Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var audiences = new string[Math.Min(reader.VarInt(), ushort.MaxValue + 1u)];
        for (var i = 0; i < audiences.Length; i++)
            audiences[i] = reader.Text();
        var count = (int)reader.VarInt();
        if (count < 0 || count > bytes.Length)
            throw new IndexDamagedException("a table says that it is longer than it is");
        var values = new FacetValue[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new FacetValue(reader.Text(), reader.Text());
        return new SegmentTables(audiences, values);
    }

    /// <summary>The positions of a facet's values: the first one, and how many.</summary>
    public (int First, int Count) Range(string facet) => _facets.GetValueOrDefault(facet);

    public void Write(ByteWriter writer)
    {
        writer.VarInt((uint)Audiences.Count);
        foreach (var audience in Audiences)
            writer.Text(audience);
        writer.VarInt((uint)Values.Count);
        foreach (var value in Values)
        {
            writer.Text(value.Facet);
            writer.Text(value.Value);
        }
    }
}
