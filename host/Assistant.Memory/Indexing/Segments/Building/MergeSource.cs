using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>A segment that is merged into another: where its passages and terms come to stand. Used by one thread.</summary>
internal sealed class MergeSource(SegmentReader segment, DocumentSet? deleted)
{
    private readonly int[] _passages = new int[segment.Passages];
    private readonly int[] _numbers = new int[segment.Summary.ForwardIds];
    private TermWalk _walk = new(segment);

    public SegmentReader Segment => segment;

    public PostingCursor Cursor { get; } = new();

    public bool AtEnd { get; private set; }

    public ReadOnlySpan<byte> Term => _walk.Term;

    public TermEntry Entry => _walk.Entry;

    /// <summary>Adds the documents that are kept to the columns of the merged segment.</summary>
    public void Place(SegmentColumns columns)
    {
        Array.Fill(_passages, -1);
        var starts = segment.DocumentStarts;
        var days = segment.DocumentDays;
        var audiences = segment.DocumentAudiences;
        var lengths = segment.DocumentLengths;
        var facetStarts = segment.FacetStarts;
        var facets = segment.FacetValues;
        for (var document = 0; document < segment.Documents; document++)
        {
            if (!IsKept(document))
                continue;
            var values = facets[facetStarts[document]..facetStarts[document + 1]].ToArray().Select(value => segment.Tables.Values[value]);
            columns.AddDocument(segment.DocumentNumbers[document], segment.Tables.Audiences[audiences[document]], days[document], values, lengths[document]);
            for (var passage = starts[document]; passage < starts[document + 1]; passage++)
            {
                _passages[passage] = columns.PassageNumbers.Count;
                columns.AddPassage(segment.PassageNumbers[passage], segment.Lengths[passage]);
            }
        }
    }

    public bool IsKept(int document) => deleted?.Contains(document) != true;

    /// <summary>Where a passage comes to stand; -1 for one that was deleted.</summary>
    public int Moved(int passage) => _passages[passage];

    /// <summary>Goes to the first term.</summary>
    public void Rewind()
    {
        _walk = new TermWalk(segment);
        Next();
    }

    public void Next() => AtEnd = !_walk.Next();

    public bool Is(ReadOnlySpan<byte> term) => !AtEnd && Term.SequenceEqual(term);

    /// <summary>Notes the number of the current term among all terms of the merge.</summary>
    public void Number(int number) => _numbers[Entry.ForwardId] = number;

    /// <summary>Puts the numbers in the merged forward texts in place of those.</summary>
    public void Renumber(int[] forwardIds)
    {
        for (var id = 0; id < _numbers.Length; id++)
            _numbers[id] = forwardIds[_numbers[id]];
    }

    /// <summary>The number of a term in the merged forward texts.</summary>
    public int ForwardId(int id) => _numbers[id];
}
