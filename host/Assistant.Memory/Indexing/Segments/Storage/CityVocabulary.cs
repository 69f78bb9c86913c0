using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>The terms of a city, over all its segments. Immutable.</summary>
internal sealed class CityVocabulary(CitySnapshot city) : IVocabulary
{
    public long Passages => city.Passages;

    public long Frequency(string term)
    {
        var utf8 = Encoding.UTF8.GetBytes(term);
        var frequency = 0L;
        foreach (var view in city.Segments)
        {
            if (view.Segment.TryFind(utf8, out var entry))
                frequency += entry.Passages;
        }

        return frequency;
    }

    public IEnumerable<string> Near(string term, int edits)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var view in city.Segments)
            NearTerms.Find(view.Segment, term, edits, found);
        return found;
    }
}
