using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

/// <summary>An index that knows some terms.</summary>
internal sealed class TestVocabulary(IEnumerable<string> terms) : IVocabulary
{
    private readonly Dictionary<string, long> _frequencies = terms.GroupBy(term => term, StringComparer.Ordinal).ToDictionary(term => term.Key, term => term.LongCount(), StringComparer.Ordinal);

    public long Passages => 1_000;

    public long Frequency(string term) => _frequencies.GetValueOrDefault(term);

    public IEnumerable<string> Near(string term, int edits) => _frequencies.Keys.Where(known => known.Length > 0 && known[0] == term[0] && Distance(known, term) <= edits);

    // Optimal string alignment, the restricted form of Damerau-Levenshtein.
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
                costs[i, j] = i == 0 || j == 0 ? i + j : Cheapest(costs, one, other, i, j);
        }

        return costs[one.Length, other.Length];
    }

    private static int Cheapest(int[,] costs, string one, string other, int i, int j)
    {
        var cost = Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
    }
}
