namespace Assistant.Conversations.Questions;

/// <summary>The kind of answer that a question asks for.</summary>
internal enum ExpectedAnswer
{
    /// <summary>The question does not say.</summary>
    Any,

    /// <summary>“Was kostet …”, “Wie hoch …”: an amount of money or a share.</summary>
    Amount,

    /// <summary>“Wie viele …”: a number.</summary>
    Number,

    /// <summary>“Wann …”: a day, a month, a year, a time.</summary>
    Date,

    /// <summary>“Wie lange …”: a span of time.</summary>
    Duration,

    /// <summary>“Wurde … beschlossen?”, “Gilt …?”: a result.</summary>
    Decision,

    /// <summary>“Worum geht es in …”: what a paper is about.</summary>
    Subject,

    /// <summary>“Wer …”: a person, a council group, a company.</summary>
    Who,

    /// <summary>“Warum …”: a reason.</summary>
    Reason,
}
