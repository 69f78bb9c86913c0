using System.Text;

namespace Assistant.Memory.German.Compounds;

/// <summary>Reads the words of a Hunspell dictionary (hunspell(5)), such as Debian's hunspell-de, without the forms that its affixes make.</summary>
internal static class HunspellWords
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private const int MaxWords = 1_000_000;

    /// <summary>The words, folded; none where the file is not there.</summary>
    /// <param name="dictionary">Path of the <c>.dic</c> file; the <c>.aff</c> file beside it names the encoding.</param>
    /// <exception cref="InvalidDataException">The file is too large.</exception>
    public static IReadOnlyCollection<string> Read(string dictionary)
    {
        var file = new FileInfo(dictionary);
        if (!file.Exists)
            return [];
        if ((file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file).Length > MaxBytes)
            throw new InvalidDataException($"The spelling dictionary {dictionary} is larger than {MaxBytes / (1024 * 1024)} MB; name another one or none.");

        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(dictionary, EncodingOf(Path.ChangeExtension(dictionary, ".aff"))).Skip(1))
        {
            if (words.Count == MaxWords)
                break;
            var word = line.AsSpan(0, line.AsSpan().IndexOfAny('/', '\t', ' ') is >= 0 and var end ? end : line.Length);
            if (word.Length > 0 && word[0] != '#')
                words.Add(Folding.Fold(word));
        }

        return words;
    }

    private static Encoding EncodingOf(string affixes)
    {
        if (!File.Exists(affixes))
            return Encoding.UTF8;
        var set = File.ReadLines(affixes, Encoding.Latin1).Take(1_000).FirstOrDefault(line => line.StartsWith("SET ", StringComparison.Ordinal));
        return set is null || set.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1;
    }
}
