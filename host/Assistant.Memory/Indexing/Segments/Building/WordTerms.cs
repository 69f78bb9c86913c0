using System.Runtime.InteropServices;
using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Which terms the words of a builder stand for: each word is analysed once. Immutable.</summary>
internal sealed class WordTerms
{
    private readonly int[] _starts;
    private readonly List<int> _terms = []; // term * 2 + kind

    public WordTerms(WordTable words, GermanAnalyzer analyzer)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _starts = new int[words.Count + 1];
        for (var word = 0; word < words.Count; word++)
        {
            _starts[word] = _terms.Count;
            foreach (var term in analyzer.Terms(words.Letters(word), words.Kind(word)))
            {
                if (!numbers.TryGetValue(term.Term, out var number))
                    numbers[term.Term] = number = numbers.Count;
                _terms.Add(number * 2 + (int)term.Kind);
            }
        }

        _starts[words.Count] = _terms.Count;
        Texts = new string[numbers.Count];
        foreach (var (text, number) in numbers)
            Texts[number] = text;
    }

    /// <summary>The terms by their numbers.</summary>
    public string[] Texts { get; }

    /// <summary>The terms of a word, each with its kind; none for a function word.</summary>
    public ReadOnlySpan<int> Of(int word) => CollectionsMarshal.AsSpan(_terms)[_starts[word].._starts[word + 1]];

    public static int Term(int termAndKind) => termAndKind >> 1;

    public static TermKind Kind(int termAndKind) => (TermKind)(termAndKind & 1);
}
