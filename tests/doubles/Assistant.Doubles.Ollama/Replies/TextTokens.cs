namespace Assistant.Doubles.Ollama.Replies;

/// <summary>A tokenizer of our own: no model's, but steady, and about as fine for German.</summary>
public static class TextTokens
{
    private const int LongestToken = 5;

    /// <summary>How many tokens a text has.</summary>
    public static int Count(string text) => Split(text).Count;

    /// <summary>The tokens of a text: words with the blank before them, in pieces of at most five characters.</summary>
    internal static IReadOnlyList<string> Split(string text)
    {
        var tokens = new List<string>(text.Length / 4);
        var start = 0;
        for (var index = 1; index <= text.Length; index++)
        {
            if (index < text.Length && !IsBorder(text, start, index))
                continue;
            tokens.Add(text[start..index]);
            start = index;
        }

        return tokens;
    }

    private static bool IsBorder(string text, int start, int index) =>
        !char.IsLowSurrogate(text[index]) && (text[index] == ' ' || index - start >= LongestToken || char.IsLetterOrDigit(text[index]) != char.IsLetterOrDigit(text[index - 1]) && text[index - 1] != ' ');
}
