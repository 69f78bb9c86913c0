namespace Assistant.Memory.German;

/// <summary>A stretch of text.</summary>
/// <param name="Start">The first character, from 0.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    public int End => Start + Length;
}
