namespace Assistant.Conversations.Answers;

/// <summary>How an answer came about.</summary>
public enum AnswerMode
{
    /// <summary>Sentences of the sources, word for word, without a language model.</summary>
    Extractive,

    /// <summary>Written by a language model and checked against its sources.</summary>
    Generated,
}
