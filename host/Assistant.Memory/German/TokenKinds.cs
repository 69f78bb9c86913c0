namespace Assistant.Memory.German;

/// <summary>What kinds of tokens have in common.</summary>
internal static class TokenKinds
{
    /// <summary>Whether a token covers others that were read before it. Such a token has no place of its own in a text.</summary>
    public static bool IsComposite(this TokenKind kind) => kind is not (TokenKind.Word or TokenKind.Number);
}
