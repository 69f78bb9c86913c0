namespace Assistant.Memory.German;

/// <summary>Where an index term comes from.</summary>
internal enum TermKind : byte
{
    /// <summary>A word, number or notation as it stands in the text.</summary>
    Word,

    /// <summary>A piece of a compound word: “steuer” of “Hundesteuer”.</summary>
    Part,
}
