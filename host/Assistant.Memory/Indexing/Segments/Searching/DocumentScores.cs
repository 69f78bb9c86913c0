using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// BM25 of whole documents, for those whose passages were found: a paper that deals with the matter throughout stands before one that mentions it. The words of
/// all passages count together, the title once. Used by one thread.
/// </summary>
internal static class DocumentScores
{
    /// <summary>Scores documents of one segment.</summary>
    /// <param name="city">The city.</param>
    /// <param name="number">The segment, counted within the city.</param>
    /// <param name="documents">The documents, ascending, counted within the segment.</param>
    /// <param name="groups">The question.</param>
    /// <param name="options">The weights.</param>
    public static double[] Of(CitySnapshot city, int number, IReadOnlyList<int> documents, QuestionGroups groups, RankingOptions options)
    {
        var segment = city.Segments[number].Segment;
        var scores = new double[documents.Count];
        var best = new double[documents.Count];
        var cursor = new PostingCursor();
        foreach (var group in groups.All)
        {
            Array.Clear(best);
            foreach (var member in group.Members)
            {
                if (member.Entries[number].Passages == 0)
                    continue;
                cursor.Open(segment, member.Entries[number], null);
                for (var i = 0; i < documents.Count; i++)
                    best[i] = Math.Max(best[i], Score(segment, cursor, documents[i], member, city.MeanDocumentLength, options));
            }

            for (var i = 0; i < scores.Length; i++)
                scores[i] += best[i];
        }

        return scores;
    }

    private static double Score(SegmentReader segment, PostingCursor cursor, int document, GroupMember member, double mean, RankingOptions options)
    {
        var end = segment.DocumentStarts[document + 1];
        var (text, heading, title) = (0.0, 0.0, 0.0);
        for (cursor.AdvanceTo(segment.DocumentStarts[document]); cursor.Passage < end; cursor.Next())
        {
            var frequencies = cursor.Frequencies;
            text += Sum(frequencies, 0);
            heading += Sum(frequencies, 2);
            title = Math.Max(title, Sum(frequencies, 4));
        }

        var length = 1 - options.DocumentB + options.DocumentB * segment.DocumentLengths[document] / mean;
        var weighted = (options.TextWeight * text + options.HeadingWeight * heading) / length + options.TitleWeight * title;
        return member.Idf * member.Boost * (options.K1 + 1) * weighted / (options.K1 + weighted);

        double Sum(ushort frequencies, int channel) => Frequencies.Of(frequencies, channel) + options.PartWeight * Frequencies.Of(frequencies, channel + 1);
    }
}
