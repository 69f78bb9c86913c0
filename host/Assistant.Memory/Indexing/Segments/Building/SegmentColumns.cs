using System.Runtime.InteropServices;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Everything of a segment but its terms, while it is being written. Used by one thread.</summary>
internal sealed class SegmentColumns(string city)
{
    private readonly Dictionary<string, int> _audiences = new(StringComparer.Ordinal);
    private readonly Dictionary<FacetValue, int> _values = [];
    private readonly List<List<int>> _facets = [];

    public string City => city;

    public List<long> PassageNumbers { get; } = [];

    public List<uint> Lengths { get; } = [];

    public List<int> PassageDocuments { get; } = [];

    public List<long> DocumentNumbers { get; } = [];

    public List<int> DocumentStarts { get; } = [];

    public List<int> DocumentLengths { get; } = [];

    public long TextLength { get; private set; }

    public long HeadingLength { get; private set; }

    public long TitleLength { get; private set; }

    private List<ushort> DocumentAudiences { get; } = [];

    private List<int> DocumentDays { get; } = [];

    /// <summary>Begins a document; its passages follow.</summary>
    public void AddDocument(long number, string audience, int day, IEnumerable<FacetValue> facets, int length)
    {
        if (!_audiences.TryGetValue(audience, out var position))
            _audiences[audience] = position = _audiences.Count;
        DocumentNumbers.Add(number);
        DocumentStarts.Add(PassageNumbers.Count);
        DocumentAudiences.Add(checked((ushort)position));
        DocumentDays.Add(day);
        DocumentLengths.Add(length);
        TextLength += length;
        var values = new List<int>();
        foreach (var facet in facets)
        {
            if (!_values.TryGetValue(facet, out var value))
                _values[facet] = value = _values.Count;
            if (!values.Contains(value))
                values.Add(value);
        }

        _facets.Add(values);
    }

    /// <summary>Adds a passage of the document that was begun last.</summary>
    public void AddPassage(long number, uint lengths)
    {
        PassageNumbers.Add(number);
        PassageDocuments.Add(DocumentNumbers.Count - 1);
        Lengths.Add(lengths);
        HeadingLength += LengthCode.Decode(FieldLengths.Heading(lengths));
        TitleLength += LengthCode.Decode(FieldLengths.Title(lengths));
    }

    public void Write(SegmentFileWriter file, int terms, int forwardIds)
    {
        file.Add<long>(SegmentSection.PassageNumbers, CollectionsMarshal.AsSpan(PassageNumbers));
        file.Add<uint>(SegmentSection.PassageLengths, CollectionsMarshal.AsSpan(Lengths));
        file.Add<int>(SegmentSection.PassageDocuments, CollectionsMarshal.AsSpan(PassageDocuments));
        file.Add<long>(SegmentSection.DocumentNumbers, CollectionsMarshal.AsSpan(DocumentNumbers));
        file.Add<int>(SegmentSection.DocumentOrder, [.. Enumerable.Range(0, DocumentNumbers.Count).OrderBy(document => DocumentNumbers[document])]);
        file.Add<int>(SegmentSection.DocumentStarts, [.. DocumentStarts, PassageNumbers.Count]);
        file.Add<ushort>(SegmentSection.DocumentAudiences, CollectionsMarshal.AsSpan(DocumentAudiences));
        file.Add<int>(SegmentSection.DocumentDays, CollectionsMarshal.AsSpan(DocumentDays));
        file.Add<int>(SegmentSection.DocumentLengths, CollectionsMarshal.AsSpan(DocumentLengths));
        WriteFacets(file);
        var summary = new ByteWriter();
        new SegmentSummary(city, PassageNumbers.Count, DocumentNumbers.Count, terms, forwardIds, TextLength, HeadingLength, TitleLength).Write(summary);
        file.Add(SegmentSection.Summary, summary.Written);
    }

    private void WriteFacets(SegmentFileWriter file)
    {
        var ordered = _values.OrderBy(value => value.Key.Facet, StringComparer.Ordinal).ThenBy(value => value.Key.Value, StringComparer.Ordinal).ToList();
        var places = new int[ordered.Count];
        for (var i = 0; i < ordered.Count; i++)
            places[ordered[i].Value] = i;
        var (starts, values) = (new ByteWriter(), new ByteWriter());
        foreach (var facets in _facets)
        {
            starts.Int32(values.Length / sizeof(int));
            foreach (var place in facets.Select(value => places[value]).Order())
                values.Int32(place);
        }

        starts.Int32(values.Length / sizeof(int));
        file.Add(SegmentSection.FacetStarts, starts.Written);
        file.Add(SegmentSection.FacetValues, values.Written);
        var tables = new ByteWriter();
        new SegmentTables([.. _audiences.OrderBy(audience => audience.Value).Select(audience => audience.Key)], [.. ordered.Select(value => value.Key)]).Write(tables);
        file.Add(SegmentSection.Tables, tables.Written);
    }
}
