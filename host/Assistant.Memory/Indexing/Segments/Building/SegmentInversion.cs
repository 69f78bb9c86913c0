using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>
/// Turns what a builder gathered into a segment: counts how often each term stands in it, gives each its place in one array, and fills that in the order of the
/// text (a counting sort; in-memory inversion, Witten, Moffat and Bell 1999, section 5.2). Used by one thread.
/// </summary>
internal sealed class SegmentInversion
{
    private const int ChannelBits = 3;
    private readonly SegmentBuilder _builder;
    private readonly WordTerms _terms;
    private readonly int[] _forwardIds;
    private readonly int[] _ends;
    private readonly uint[] _occurrences;
    private int[] _passages = new int[1024];
    private ushort[] _frequencies = new ushort[1024];

    private SegmentInversion(SegmentBuilder builder, GermanAnalyzer analyzer)
    {
        _builder = builder;
        _terms = new WordTerms(builder.Words, analyzer);
        var counts = Count();
        _forwardIds = ByFrequency(counts);
        _ends = new int[counts.Length];
        var total = 0;
        for (var term = 0; term < counts.Length; term++)
        {
            _ends[term] = total;
            total = checked(total + counts[term]);
        }

        _occurrences = new uint[total];
        Fill();
    }

    /// <summary>Writes the segment.</summary>
    public static void Write(SegmentBuilder builder, GermanAnalyzer analyzer, Stream stream, CancellationToken cancellationToken)
    {
        var inversion = new SegmentInversion(builder, analyzer);
        var writer = new SegmentWriter(stream, inversion.Columns());
        inversion.WriteTerms(writer, cancellationToken);
        inversion.WriteForward(writer);
        writer.Finish();
    }

    /// <summary>The numbers of terms in the forward texts: the more frequent, the smaller.</summary>
    public static int[] ByFrequency(int[] counts)
    {
        var order = new int[counts.Length];
        for (var term = 0; term < order.Length; term++)
            order[term] = term;
        var descending = Array.ConvertAll(counts, count => -(long)count);
        Array.Sort(descending, order);
        var ids = new int[counts.Length];
        for (var id = 0; id < order.Length; id++)
            ids[order[id]] = id;
        return ids;
    }

    private int[] Count()
    {
        var counts = new int[_terms.Texts.Length];
        foreach (var document in _builder.Documents)
        {
            Count(counts, document.Title, document.EndPassage - document.FirstPassage);
            foreach (var passage in _builder.Passages[document.FirstPassage..document.EndPassage])
            {
                Count(counts, passage.Heading, 1);
                Count(counts, passage.Text, 1);
            }
        }

        return counts;
    }

    private void Count(int[] counts, TokenRange range, int times)
    {
        foreach (var token in _builder.Tokens(range))
        {
            foreach (var term in _terms.Of(SegmentBuilder.Word(token)))
                counts[WordTerms.Term(term)] += times;
        }
    }

    private void Fill()
    {
        foreach (var document in _builder.Documents)
        {
            for (var passage = document.FirstPassage; passage < document.EndPassage; passage++)
            {
                Fill(passage, Field.Title, document.Title);
                Fill(passage, Field.Heading, _builder.Passages[passage].Heading);
                Fill(passage, Field.Text, _builder.Passages[passage].Text);
            }
        }
    }

    private void Fill(int passage, Field field, TokenRange range)
    {
        foreach (var token in _builder.Tokens(range))
        {
            foreach (var term in _terms.Of(SegmentBuilder.Word(token)))
                _occurrences[_ends[WordTerms.Term(term)]++] = ((uint)passage << ChannelBits) | (uint)Frequencies.Channel(field, WordTerms.Kind(term));
        }
    }

    private SegmentColumns Columns()
    {
        var columns = new SegmentColumns(_builder.City);
        foreach (var document in _builder.Documents)
        {
            var title = Length(document.Title);
            var passages = _builder.Passages[document.FirstPassage..document.EndPassage];
            var length = 0;
            foreach (var passage in passages)
                length += Length(passage.Text);
            columns.AddDocument(
                document.Number,
                document.Audience,
                document.Day,
                document.Facets.SelectMany(facet => facet.Value.Select(value => new FacetValue(facet.Key, value))),
                length);
            foreach (var passage in passages)
                columns.AddPassage(passage.Number, FieldLengths.Pack(Length(passage.Text), Length(passage.Heading), title));
        }

        return columns;
    }

    /// <summary>How many words have a term and a place of their own.</summary>
    private int Length(TokenRange range)
    {
        var length = 0;
        foreach (var token in _builder.Tokens(range))
        {
            if (!SegmentBuilder.IsSamePlace(token) && _terms.Of(SegmentBuilder.Word(token)).Length > 0)
                length++;
        }

        return length;
    }

    private void WriteTerms(SegmentWriter writer, CancellationToken cancellationToken)
    {
        var texts = (string[])_terms.Texts.Clone();
        var order = new int[texts.Length];
        for (var term = 0; term < order.Length; term++)
            order[term] = term;

        // Terms hold letters and digits, none of them outside of the basic plane: in that, UTF-16 sorts as UTF-8 does.
        Array.Sort(texts, order, StringComparer.Ordinal);
        var utf8 = new byte[1024];
        foreach (var term in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = _terms.Texts[term];
            if (utf8.Length < text.Length * 3)
                utf8 = new byte[text.Length * 3];
            var count = Gather(term);
            if (count > 0)
                writer.AddTerm(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), _forwardIds[term], _passages.AsSpan(0, count), _frequencies.AsSpan(0, count));
        }

        writer.EndTerms();
    }

    /// <summary>Brings the occurrences of a term together by passage.</summary>
    private int Gather(int term)
    {
        var start = term == 0 ? 0 : _ends[term - 1];
        var count = 0;
        var last = -1;
        foreach (var occurrence in _occurrences.AsSpan(start, _ends[term] - start))
        {
            var (passage, channel) = ((int)(occurrence >> ChannelBits), (int)(occurrence & ((1 << ChannelBits) - 1)));
            if (passage != last)
            {
                if (count == _passages.Length)
                {
                    Array.Resize(ref _passages, count * 2);
                    Array.Resize(ref _frequencies, count * 2);
                }

                _passages[count] = last = passage;
                _frequencies[count++] = 0;
            }

            ref var frequencies = ref _frequencies[count - 1];
            frequencies = Frequencies.Increment(frequencies, channel);
        }

        return count;
    }

    private void WriteForward(SegmentWriter writer)
    {
        var encoder = new ForwardEncoder();
        foreach (var passage in _builder.Passages)
        {
            encoder.Clear();
            if (passage.Heading.Count > 0)
            {
                Encode(encoder, passage.Heading);
                encoder.EndHeading();
            }

            Encode(encoder, passage.Text);
            writer.AddForward(encoder.Written);
        }

        foreach (var document in _builder.Documents)
        {
            encoder.Clear();
            Encode(encoder, document.Title);
            writer.AddForward(encoder.Written);
        }
    }

    private void Encode(ForwardEncoder encoder, TokenRange range)
    {
        foreach (var token in _builder.Tokens(range))
        {
            var samePlace = SegmentBuilder.IsSamePlace(token);
            var terms = _terms.Of(SegmentBuilder.Word(token));
            foreach (var term in terms)
            {
                encoder.Term(_forwardIds[WordTerms.Term(term)], samePlace);
                samePlace = true;
            }

            if (terms.Length == 0 && !samePlace)
                encoder.Skip();
        }
    }
}
