namespace Assistant.Memory.German;

/// <summary>What a <see cref="Token"/> is. <see cref="Word"/> and <see cref="Number"/> never overlap; the others cover tokens that were read before them.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, or letters and digits; also where the end of a line broke the word: <c>Stel-⏎lungnahme</c>.</summary>
    Word,

    /// <summary>Digits, with points between thousands and a decimal comma.</summary>
    Number,

    /// <summary>Two numbers with a slash, or a year and a number with a hyphen: <c>2024/0815</c>, <c>85/1</c>, <c>2024-0815</c>.</summary>
    Reference,

    /// <summary>Words with hyphens between: <c>Kita-Plätze</c>.</summary>
    Compound,

    /// <summary>A day: <c>23.09.2025</c>, <c>23. September 2025</c>, <c>2025-09-23</c>.</summary>
    Date,

    /// <summary>A section of a law: <c>§ 34 Abs. 2 BauGB</c>.</summary>
    Section,

    /// <summary>A number with a word for thousands or millions: <c>1,25 Mio.</c></summary>
    Amount,

    /// <summary>Words that share their last part: <c>Haupt- und Finanzausschuss</c>.</summary>
    Ellipsis,
}
