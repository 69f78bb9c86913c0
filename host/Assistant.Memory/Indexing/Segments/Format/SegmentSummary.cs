namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Counts and sums of a segment. Immutable.</summary>
/// <param name="City">Whose passages it holds: those of one city alone.</param>
/// <param name="Passages">How many passages.</param>
/// <param name="Documents">How many documents.</param>
/// <param name="Terms">How many terms.</param>
/// <param name="ForwardIds">One more than the highest number of a term in the forward texts; a merge may leave numbers out.</param>
/// <param name="TextLength">The words of all texts, without function words.</param>
/// <param name="HeadingLength">Those of all headings.</param>
/// <param name="TitleLength">Those of the titles, counted with every passage.</param>
internal sealed record SegmentSummary(string City, int Passages, int Documents, int Terms, int ForwardIds, long TextLength, long HeadingLength, long TitleLength)
{
    public static SegmentSummary Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var summary = new SegmentSummary(reader.Text(), reader.Int32(), reader.Int32(), reader.Int32(), reader.Int32(), reader.Int64(), reader.Int64(), reader.Int64());
        return summary.Passages < 0 || summary.Documents < 0 || summary.Terms < 0 || summary.ForwardIds < 0 ? throw new IndexDamagedException("a count is negative") : summary;
    }

    public void Write(ByteWriter writer)
    {
        writer.Text(City);
        writer.Int32(Passages);
        writer.Int32(Documents);
        writer.Int32(Terms);
        writer.Int32(ForwardIds);
        writer.Int64(TextLength);
        writer.Int64(HeadingLength);
        writer.Int64(TitleLength);
    }
}
