using System.Runtime.InteropServices;

namespace Assistant.Memory.Splitting;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Just behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch itself.</summary>
    /// <param name="text">The text it was found in.</param>
    public string Of(string text) => text.Substring(Start, Length);
}
