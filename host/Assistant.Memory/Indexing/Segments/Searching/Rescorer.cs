using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>The second stage: looks closer at the best passages of the first and orders them anew.</summary>
internal static class Rescorer
{
    /// <summary>Scores.</summary>
    /// <param name="city">The city.</param>
    /// <param name="text">The question as it was typed.</param>
    /// <param name="groups">The question as it was read.</param>
    /// <param name="found">The first stage's passages, best first.</param>
    /// <param name="options">The weights.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The best first; among equal ones the lower number of the ledger.</returns>
    public static List<IndexHit> Run(CitySnapshot city, string text, QuestionGroups groups, List<Candidate> found, RankingOptions options, CancellationToken cancellationToken)
    {
        var hits = new List<IndexHit>(found.Count);
        var phrases = QuotedPhrase.In(text, city.Analyzer);
        foreach (var candidates in found.Take(options.RescoreDepth).GroupBy(candidate => candidate.Segment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var segment = city.Segments[candidates.Key].Segment;
            var columns = segment.PassageDocuments;
            var documents = new SortedSet<int>();
            foreach (var candidate in candidates)
                documents.Add(columns[candidate.Passage]);
            List<int> order = [.. documents];
            var scores = DocumentScores.Of(city, candidates.Key, order, groups, options);
            var reading = PassageReading.In(segment, candidates.Key, groups, phrases, options);
            foreach (var candidate in candidates)
            {
                var document = segment.PassageDocuments[candidate.Passage];
                var features = reading.Read(
                    new ForwardReader(segment.Forward(candidate.Passage)), new ForwardReader(segment.ForwardTitle(document)), (double)candidate.Score / TermWeight.Scale, scores[order.BinarySearch(document)]);
                hits.Add(new IndexHit(candidate.Number, segment.DocumentNumbers[document], options.Score(features)));
            }
        }

        hits.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Passage.CompareTo(b.Passage));
        foreach (var candidate in found.Skip(options.RescoreDepth))
        {
            var segment = city.Segments[candidate.Segment].Segment;
            hits.Add(new IndexHit(candidate.Number, segment.DocumentNumbers[segment.PassageDocuments[candidate.Passage]], (double)candidate.Score / TermWeight.Scale));
        }

        return hits;
    }
}
