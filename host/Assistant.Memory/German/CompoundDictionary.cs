namespace Assistant.Memory.German;

/// <summary>The words that compounds are made of. Immutable and thread-safe.</summary>
internal sealed class CompoundDictionary
{
    /// <summary>Splits nothing.</summary>
    public static CompoundDictionary Empty { get; } = new();

    /// <summary>Equal exactly where the same words are split in the same way, on any machine.</summary>
    public string Fingerprint => "none";

    /// <summary>Learns which words there are from the texts themselves.</summary>
    /// <param name="words">Folded words, each with the number of passages it stands in; the order does not matter.</param>
    /// <param name="known">Folded words of a spelling dictionary; may be empty.</param>
    public static CompoundDictionary Learn(IEnumerable<KeyValuePair<string, int>> words, IReadOnlyCollection<string> known) => Empty;

    /// <summary>The parts of a compound word, folded, without linking elements; empty where it is none.</summary>
    /// <param name="foldedWord">As <see cref="Folding"/> makes it.</param>
    public IReadOnlyList<string> Split(string foldedWord) => [];

    /// <summary>Writes the dictionary.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => stream.WriteByte(0);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">These are not the bytes of a dictionary.</exception>
    public static CompoundDictionary Load(Stream stream) => stream.ReadByte() == 0 ? Empty : throw new InvalidDataException("Not a compound dictionary.");
}
