namespace Assistant.Memory.German;

/// <summary>What a <see cref="Token"/> is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, or letters and digits.</summary>
    Word,

    /// <summary>Digits, with points between thousands.</summary>
    Number,

    /// <summary>Two numbers with a slash: <c>2024/0815</c>, <c>85/1</c>.</summary>
    Reference,

    /// <summary>Words with hyphens between: <c>Kita-Plätze</c>.</summary>
    Compound,
}
