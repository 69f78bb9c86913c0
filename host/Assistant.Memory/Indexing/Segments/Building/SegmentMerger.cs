using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Writes several segments of a city as one, one behind the other and without what was deleted. Used by one thread.</summary>
internal sealed class SegmentMerger
{
    private const int ChecksEvery = 1024;
    private readonly IReadOnlyList<MergeSource> _sources;
    private readonly CancellationToken _cancellationToken;
    private readonly SegmentColumns _columns;
    private int[] _passages = new int[1024];
    private ushort[] _frequencies = new ushort[1024];
    private int _steps;

    private SegmentMerger(string city, IReadOnlyList<MergeSource> sources, CancellationToken cancellationToken)
    {
        (_sources, _cancellationToken, _columns) = (sources, cancellationToken, new SegmentColumns(city));
        foreach (var source in sources)
            source.Place(_columns);
    }

    /// <summary>Writes the merged segment.</summary>
    /// <param name="city">Their city.</param>
    /// <param name="segments">The segments in order, with what was deleted from them.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <exception cref="IndexDamagedException">One of the segments is damaged.</exception>
    public static void Write(string city, IReadOnlyList<(SegmentReader Segment, DocumentSet? Deleted)> segments, Stream stream, CancellationToken cancellationToken)
    {
        var merger = new SegmentMerger(city, [.. segments.Select(segment => new MergeSource(segment.Segment, segment.Deleted))], cancellationToken);
        var writer = new SegmentWriter(stream, merger._columns);
        merger.WriteTerms(writer, merger.ForwardIds());
        merger.WriteForward(writer);
        writer.Finish();
    }

    /// <summary>A first pass over the dictionaries: how frequent each term is in all of them, and which number it has in each.</summary>
    private int[] ForwardIds()
    {
        var counts = new List<int>();
        foreach (var source in _sources)
            source.Rewind();
        while (Least() is { } least)
        {
            var count = 0;
            foreach (var source in _sources)
            {
                if (!source.Is(least.Term))
                    continue;
                count += source.Entry.Passages;
                source.Number(counts.Count);
            }

            counts.Add(count);
            Step(least);
        }

        return SegmentInversion.ByFrequency([.. counts]);
    }

    private void WriteTerms(SegmentWriter writer, int[] forwardIds)
    {
        foreach (var source in _sources)
            source.Rewind();
        for (var term = 0; Least() is { } least; term++)
        {
            var count = 0;
            foreach (var source in _sources)
            {
                if (source.Is(least.Term))
                    count = Gather(source, count);
            }

            if (count > 0)
                writer.AddTerm(least.Term, forwardIds[term], _passages.AsSpan(0, count), _frequencies.AsSpan(0, count));
            Step(least);
        }

        writer.EndTerms();
        foreach (var source in _sources)
            source.Renumber(forwardIds);
    }

    private int Gather(MergeSource source, int count)
    {
        var cursor = source.Cursor;
        cursor.Open(source.Segment, source.Entry, null);
        for (cursor.AdvanceTo(0); cursor.Passage != PostingCursor.Exhausted; cursor.Next())
        {
            var passage = source.Moved(cursor.Passage);
            if (passage < 0)
                continue;
            if (count == _passages.Length)
            {
                Array.Resize(ref _passages, count * 2);
                Array.Resize(ref _frequencies, count * 2);
            }

            _passages[count] = passage;
            _frequencies[count++] = cursor.Frequencies;
        }

        return count;
    }

    private void WriteForward(SegmentWriter writer)
    {
        var codes = new ByteWriter(4096);
        foreach (var source in _sources)
        {
            for (var passage = 0; passage < source.Segment.Passages; passage++)
            {
                if (source.Moved(passage) >= 0)
                    Copy(source, source.Segment.Forward(passage), codes, writer);
            }
        }

        foreach (var source in _sources)
        {
            for (var document = 0; document < source.Segment.Documents; document++)
            {
                if (source.IsKept(document))
                    Copy(source, source.Segment.ForwardTitle(document), codes, writer);
            }
        }
    }

    private void Copy(MergeSource source, ReadOnlySpan<byte> bytes, ByteWriter codes, SegmentWriter writer)
    {
        Check();
        codes.Clear();
        var reader = new ByteReader(bytes);
        while (!reader.AtEnd)
        {
            var code = reader.VarInt();
            codes.VarInt(ForwardCode.IsTerm(code, out var id, out var samePlace) ? ForwardCode.Term(source.ForwardId(id), samePlace) : code);
        }

        writer.AddForward(codes.Written);
    }

    /// <summary>The source that stands at the least term; a handful of sources, so that a heap would save nothing.</summary>
    private MergeSource? Least()
    {
        MergeSource? least = null;
        foreach (var source in _sources)
        {
            if (!source.AtEnd && (least is null || source.Term.SequenceCompareTo(least.Term) < 0))
                least = source;
        }

        return least;
    }

    private void Step(MergeSource least)
    {
        Check();
        foreach (var source in _sources)
        {
            if (!ReferenceEquals(source, least) && source.Is(least.Term))
                source.Next();
        }

        least.Next();
    }

    private void Check()
    {
        if (++_steps % ChecksEvery == 0)
            _cancellationToken.ThrowIfCancellationRequested();
    }
}
