namespace Assistant.Memory.German;

/// <summary>What a character is to the <see cref="TokenReader"/>.</summary>
internal enum CharClass : byte
{
    /// <summary>Between words.</summary>
    Other,

    /// <summary>In words.</summary>
    Letter,

    /// <summary>0 to 9.</summary>
    Digit,

    /// <summary>Inside a word without being a letter: combining marks, soft hyphens.</summary>
    Mark,

    /// <summary>Begins a section of a law: §.</summary>
    SectionSign,
}
