namespace Assistant.Conversations.Prompts;

/// <summary>Not even the question fits into the model's context. The message is for the person who asked.</summary>
public sealed class PromptTooLongException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is too long, and the way out, in the reader's language.</param>
    public PromptTooLongException(string message)
        : base(message)
    {
    }

    /// <summary>What would be needed, in tokens, with the place for the answer.</summary>
    public int NeededTokens { get; init; }

    /// <summary>The model's window, in tokens.</summary>
    public int ContextTokens { get; init; }
}
