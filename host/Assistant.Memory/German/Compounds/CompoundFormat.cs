using System.Text;

namespace Assistant.Memory.German.Compounds;

/// <summary>The bytes of a compound dictionary: sorted words, each without the beginning that it shares with the one before.</summary>
internal static class CompoundFormat
{
    private const uint Magic = 0x31444347; // GCD1
    private const int MaxEntries = 1_000_000;

    /// <summary>Writes.</summary>
    /// <param name="scores">Words with scores.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(IReadOnlyDictionary<string, PartScores> scores, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(scores.Count);
        var before = "";
        foreach (var (word, score) in scores.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var shared = word.AsSpan().CommonPrefixLength(before);
            writer.Write((byte)shared);
            writer.Write(word[shared..]);
            writer.Write(score.Whole);
            writer.Write(score.First);
            writer.Write(score.Last);
            before = word;
        }
    }

    /// <summary>Reads.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">These are not such bytes.</exception>
    public static Dictionary<string, PartScores> Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic)
                throw Invalid("it does not begin like one");
            var count = reader.ReadInt32();
            if (count is < 0 or > MaxEntries)
                throw Invalid("it claims too many words");
            return ReadEntries(reader, count);
        }
        catch (Exception exception) when (exception is EndOfStreamException or DecoderFallbackException or FormatException)
        {
            throw new InvalidDataException("The compound dictionary ends early or holds no text; rebuild the index.", exception);
        }
    }

    private static Dictionary<string, PartScores> ReadEntries(BinaryReader reader, int count)
    {
        // Grown by what is really there, not by what the file claims.
        var scores = new Dictionary<string, PartScores>(StringComparer.Ordinal);
        var before = "";
        for (var i = 0; i < count; i++)
        {
            var shared = reader.ReadByte();
            if (shared > before.Length)
                throw Invalid("a word shares more than there is");
            var word = string.Concat(before.AsSpan(0, shared), ReadSuffix(reader));
            if (word.Length > CompoundSplitter.MaxLength || (i > 0 && string.CompareOrdinal(word, before) <= 0))
                throw Invalid("its words are not in order");
            scores.Add(word, new PartScores(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16()));
            before = word;
        }

        return scores;
    }

    private static string ReadSuffix(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        if (length is < 0 or > 4 * CompoundSplitter.MaxLength)
            throw Invalid("a word is too long");
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? Encoding.UTF8.GetString(bytes) : throw new EndOfStreamException();
    }

    private static InvalidDataException Invalid(string cause) => new($"The compound dictionary is damaged: {cause}. Rebuild the index.");
}
