using System.Text;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Postings;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>What is counted and listed without ranking.</summary>
internal static class PassageCounts
{
    /// <summary>In how many passages that a caller may see a term stands, as a word or as a part of a compound.</summary>
    public static long Of(CitySnapshot city, AccessFilter access, string term, CancellationToken cancellationToken)
    {
        var count = 0L;
        var utf8 = Encoding.UTF8.GetBytes(term);
        var cursor = new PostingCursor();
        foreach (var view in city.Segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!view.Segment.TryFind(utf8, out var entry))
                continue;
            if (view.Select(access, new IndexQuery("", 0)) is not { } allowed)
            {
                count += entry.Passages;
                continue;
            }

            cursor.Open(view.Segment, entry, null);
            var documents = view.Segment.PassageDocuments;
            for (cursor.AdvanceTo(0); cursor.Passage != PostingCursor.Exhausted; cursor.Next())
                count += allowed.Contains(documents[cursor.Passage]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The passages that a query may find.</summary>
    public static PassageBitmap Allowed(CitySnapshot city, AccessFilter access, IndexQuery query)
    {
        var passages = new PassageBitmap();
        foreach (var view in city.Segments)
        {
            var allowed = view.Select(access, query);
            var numbers = view.Segment.PassageNumbers;
            var documents = view.Segment.PassageDocuments;
            for (var passage = 0; passage < numbers.Length; passage++)
            {
                if (allowed?.Contains(documents[passage]) != false)
                    passages.Add(numbers[passage]);
            }
        }

        return passages;
    }

    /// <summary>Everything that is not deleted.</summary>
    public static List<IndexEntry> Entries(CitySnapshot city)
    {
        var entries = new List<IndexEntry>();
        foreach (var view in city.Segments)
        {
            var numbers = view.Segment.PassageNumbers;
            var documents = view.Segment.PassageDocuments;
            var ledger = view.Segment.DocumentNumbers;
            for (var passage = 0; passage < numbers.Length; passage++)
            {
                if (view.Deleted?.Contains(documents[passage]) != true)
                    entries.Add(new IndexEntry(numbers[passage], ledger[documents[passage]]));
            }
        }

        return entries;
    }
}
