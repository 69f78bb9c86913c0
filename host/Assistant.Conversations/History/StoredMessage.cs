using Assistant.Conversations.PlainLanguage;
using Assistant.Conversations.Uploads;

namespace Assistant.Conversations.History;

/// <summary>A message of a conversation's tree. Immutable.</summary>
public sealed record StoredMessage
{
    /// <summary>The id, in its conversation.</summary>
    public required string Id { get; init; }

    /// <summary>The message that it follows; <see langword="null"/> for the first. Messages with the same parent are versions of each other.</summary>
    public string? ParentId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required MessageRole Role { get; init; }

    /// <summary>Where it stands.</summary>
    public required MessageState State { get; init; }

    /// <summary>The text, as far as it goes.</summary>
    public required string Text { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended, however it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why there is no answer, in a sentence for the reader.</summary>
    public string? Note { get; init; }

    /// <summary>What the answer rests on; <see langword="null"/> for questions and answers that are not done.</summary>
    public StoredAnswer? Answer { get; init; }

    /// <summary>The answer once more in plain language, where somebody asked for it.</summary>
    public SimpleText? Simple { get; init; }

    /// <summary>The files that the question was asked with.</summary>
    public IReadOnlyList<MessageUpload> Attachments { get; init; } = [];

    /// <summary>The same as stored, with fields that this version of the program does not know.</summary>
    public string? AnswerJson { get; init; }
}
