namespace Assistant.Memory.German;

/// <summary>The analysis of German for other rooms: which words a text has, as the index sees them. Thread-safe.</summary>
public sealed class GermanText
{
    private readonly GermanAnalyzer _analyzer;

    internal GermanText(GermanAnalyzer analyzer) => _analyzer = analyzer;

    /// <summary>Words and numbers that say something, with the terms they stand for, in the order of the text, with repetitions.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<(string Word, string Term)> Words(string text) =>
        [.. _analyzer.TermTokens(text).Select(found => (text.Substring(found.Token.Start, found.Token.Length), found.Term))];

    /// <summary>The terms of a text, each once.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlySet<string> TermSet(string text) => _analyzer.Terms(text).ToHashSet(StringComparer.Ordinal);
}
