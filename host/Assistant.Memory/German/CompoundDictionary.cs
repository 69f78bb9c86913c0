using System.Security.Cryptography;
using Assistant.Memory.German.Compounds;

namespace Assistant.Memory.German;

/// <summary>The words that compounds are made of. Immutable and thread-safe.</summary>
internal sealed class CompoundDictionary
{
    private const int FingerprintLength = 16;

    private readonly Dictionary<string, PartScores> _scores;

    private CompoundDictionary(Dictionary<string, PartScores> scores)
    {
        _scores = scores;
        using var bytes = new MemoryStream();
        CompoundFormat.Write(scores, bytes);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..FingerprintLength];
    }

    /// <summary>Splits nothing.</summary>
    public static CompoundDictionary Empty { get; } = new(new Dictionary<string, PartScores>(StringComparer.Ordinal));

    /// <summary>The same for the same words with the same scores, on any machine.</summary>
    public string Fingerprint { get; }

    /// <summary>Learns which words there are from the texts themselves.</summary>
    /// <param name="words">Folded words, each with the number of passages it stands in; the order does not matter.</param>
    /// <param name="known">Folded words of a spelling dictionary; may be empty.</param>
    public static CompoundDictionary Learn(IEnumerable<KeyValuePair<string, int>> words, IReadOnlyCollection<string> known) => new(new CompoundLearner(known).Learn(words));

    /// <summary>The parts of a compound word, folded, without linking elements; empty where it is none.</summary>
    /// <param name="foldedWord">As <see cref="Folding"/> makes it.</param>
    public IReadOnlyList<string> Split(string foldedWord)
    {
        var splitter = new CompoundSplitter(_scores);
        Span<int> starts = stackalloc int[CompoundSplitter.MaxParts];
        var count = _scores.Count == 0 ? 0 : splitter.Split(foldedWord, starts);
        if (count == 0)
            return [];
        var parts = new string[count];
        for (var i = 0; i < count - 1; i++)
            parts[i] = splitter.WithoutLink(foldedWord.AsSpan(starts[i]..starts[i + 1])).ToString();
        parts[^1] = foldedWord[starts[count - 1]..];
        return parts;
    }

    /// <summary>The rests of a compound that begin with one of its parts, but not with the first: “finanzausschuss” has “ausschuss”.</summary>
    /// <param name="foldedWord">As <see cref="Folding"/> makes it.</param>
    public IReadOnlyList<string> Rests(string foldedWord)
    {
        Span<int> starts = stackalloc int[CompoundSplitter.MaxParts];
        var count = _scores.Count == 0 ? 0 : new CompoundSplitter(_scores).Split(foldedWord, starts);
        var rests = new List<string>(CompoundSplitter.MaxParts);
        for (var i = 1; i < count; i++)
            rests.Add(foldedWord[starts[i]..]);
        return rests;
    }

    /// <summary>Writes the dictionary.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => CompoundFormat.Write(_scores, stream);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">These are not the bytes of a dictionary.</exception>
    public static CompoundDictionary Load(Stream stream) => new(CompoundFormat.Read(stream));
}
