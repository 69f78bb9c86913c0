namespace Assistant.Conversations.History;

/// <summary>Where a message stands. A question is always <see cref="Done"/>.</summary>
public enum MessageState
{
    /// <summary>The answer is being written.</summary>
    Running,

    /// <summary>Complete.</summary>
    Done,

    /// <summary>The person stopped it; the text ends there.</summary>
    Stopped,

    /// <summary>The program ended, or the connection to the model broke, in mid-answer; the text ends there.</summary>
    Interrupted,

    /// <summary>There is no answer; the note says why.</summary>
    Failed,
}
