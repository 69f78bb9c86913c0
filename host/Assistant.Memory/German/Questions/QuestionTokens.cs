namespace Assistant.Memory.German.Questions;

/// <summary>Reads the tokens of a question.</summary>
internal static class QuestionTokens
{
    /// <summary>More than these are not read.</summary>
    private const int MaxTokens = 400;

    /// <summary>The tokens in the order of the text, stop words among them.</summary>
    /// <param name="text">The question.</param>
    /// <param name="analyzer">Makes terms.</param>
    public static IReadOnlyList<QuestionToken> Read(string text, GermanAnalyzer analyzer)
    {
        var tokens = new List<QuestionToken>();
        var reader = new TokenReader(text);
        var position = 0;
        while (tokens.Count < MaxTokens && reader.Read(out var token))
        {
            var written = text.AsSpan(token.Start, token.Length);
            var at = token.Kind.IsComposite() ? Cover(tokens, token, position) : position++;
            var read = new QuestionToken(token, written.ToString(), Folding.Fold(written), at, analyzer.Terms(written, token.Kind));
            if (token.Kind.IsComposite() && read.Terms.Count > 0)
            {
                foreach (var piece in tokens.Where(piece => piece.Token.Start >= token.Start && !piece.Token.Kind.IsComposite()))
                    piece.Whole = read;
            }

            tokens.Add(read);
        }

        return tokens;
    }

    private static int Cover(List<QuestionToken> tokens, Token token, int position) =>
        tokens.FirstOrDefault(piece => piece.Token.Start >= token.Start)?.Position ?? position;
}
