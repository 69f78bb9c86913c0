using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>A text while its facts are read: each character belongs to one fact at most.</summary>
/// <param name="text">The text.</param>
internal sealed class FactScan(string text)
{
    private readonly bool[] _taken = new bool[text.Length];
    private readonly List<Fact> _facts = [];

    public string Text { get; } = text;

    /// <summary>What was read so far, unordered.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    public bool IsFree(int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (_taken[i])
                return false;
        }

        return true;
    }

    /// <summary>The matches that no fact covers yet.</summary>
    public IEnumerable<Match> Free(Regex pattern)
    {
        for (var match = pattern.Match(Text); match.Success; match = match.NextMatch())
        {
            if (match.Length > 0 && IsFree(match.Index, match.Length))
                yield return match;
        }
    }

    /// <summary>Keeps a stretch from being read.</summary>
    public void Take(int start, int length) => _taken.AsSpan(start, length).Fill(true);

    public void Add(Fact fact)
    {
        _facts.Add(fact);
        Take(fact.Start, fact.Length);
    }

    /// <summary>Puts a better reading in the place of a fact.</summary>
    public void Replace(Fact fact, Fact better) => _facts[_facts.IndexOf(fact)] = better;
}
