namespace Assistant.Memory.Splitting;

/// <summary>What is never torn: a sentence, a table row, or a heading with what comes first under it.</summary>
/// <param name="Range">Where it stands in the page's text.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Before">How strongly the text parts before it.</param>
/// <param name="Heading">The heading that begins it, cleaned; <see langword="null"/> where none does.</param>
/// <param name="Item">The agenda item that begins with it; <see langword="null"/> where none does.</param>
internal sealed record TextUnit(TextRange Range, int Words, UnitBreak Before, string? Heading, string? Item = null);
