using System.IO.Compression;
using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>Writes what was learned as bytes, and as pieces of text that fit into points.</summary>
internal static class LearnedWordsFormat
{
    /// <summary>The longest piece: far under the limit of a request.</summary>
    public const int MaxPartLength = 4 * 1024 * 1024;

    public static IReadOnlyList<string> Write(LearnedWords words)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(zip))
        {
            using var compounds = new MemoryStream();
            words.Compounds.Save(compounds);
            writer.Write7BitEncodedInt((int)compounds.Length);
            writer.Write(compounds.GetBuffer(), 0, (int)compounds.Length);
            writer.Write7BitEncodedInt64(words.Vocabulary.Passages);
            writer.Write7BitEncodedInt(words.Vocabulary.Terms.Count);
            foreach (var (term, frequency) in words.Vocabulary.Terms)
            {
                writer.Write(term);
                writer.Write7BitEncodedInt64(frequency);
            }
        }

        var text = Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
        return [.. Enumerable.Range(0, (text.Length + MaxPartLength - 1) / MaxPartLength).Select(part => text.Substring(part * MaxPartLength, Math.Min(MaxPartLength, text.Length - part * MaxPartLength)))];
    }

    /// <exception cref="InvalidDataException">These are not the pieces that <see cref="Write"/> made.</exception>
    public static LearnedWords Read(IEnumerable<string> parts)
    {
        try
        {
            using var reader = new BinaryReader(new GZipStream(new MemoryStream(Convert.FromBase64String(string.Concat(parts))), CompressionMode.Decompress));
            using var compounds = new MemoryStream(reader.ReadBytes(reader.Read7BitEncodedInt()));
            var dictionary = CompoundDictionary.Load(compounds);
            var passages = reader.Read7BitEncodedInt64();
            var terms = new List<KeyValuePair<string, long>>();
            for (var left = Math.Min(reader.Read7BitEncodedInt(), LearnedVocabulary.MaxTerms); left > 0; left--)
                terms.Add(new(reader.ReadString(), reader.Read7BitEncodedInt64()));
            return new LearnedWords(dictionary, new LearnedVocabulary(terms, passages));
        }
        catch (Exception exception) when (exception is FormatException or IOException or ArgumentException)
        {
            throw new InvalidDataException("What the index learned from its texts cannot be read.", exception);
        }
    }
}
