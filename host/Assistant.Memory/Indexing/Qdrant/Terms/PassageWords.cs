using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// Writes the words of a passage one after the other as bytes: heading, text, title, each with its number of terms; a term is its distance in words from the one
/// before and its index. About 5 bytes a term; what the host's own index keeps in its segments for the second stage.
/// </summary>
internal static class PassageWords
{
    public static byte[] Write(FieldTerms heading, FieldTerms text, FieldTerms title)
    {
        var bytes = new ByteWriter(1024);
        foreach (var field in (FieldTerms[])[heading, text, title])
        {
            bytes.VarInt((uint)field.Occurrences.Count);
            var last = -1;
            foreach (var (term, place) in field.Occurrences)
            {
                bytes.VarInt((uint)(place - last));
                bytes.UInt32(term.Index);
                last = place;
            }
        }

        return bytes.Written.ToArray();
    }

    /// <summary>Reads the heading and the text, as far from each other as in the host's own index.</summary>
    /// <exception cref="IndexDamagedException">The bytes are not what <see cref="Write"/> made.</exception>
    public static PassageWordsReader Text(ReadOnlySpan<byte> words) => new(words, fields: 2);

    /// <summary>Reads the title.</summary>
    /// <exception cref="IndexDamagedException">As above.</exception>
    public static PassageWordsReader Title(ReadOnlySpan<byte> words)
    {
        var before = new PassageWordsReader(words, fields: 2);
        while (before.Read())
        {
        }

        return new PassageWordsReader(words[before.Position..], fields: 1);
    }
}
