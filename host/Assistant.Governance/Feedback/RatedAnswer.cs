namespace Assistant.Governance.Feedback;

/// <summary>The answer that a feedback is about. Immutable.</summary>
/// <param name="ConversationId">The person's conversation.</param>
/// <param name="MessageId">The answer in it.</param>
/// <param name="Question">What was asked; kept only where the person shares it.</param>
/// <param name="Text">What was answered; kept only where the person shares it.</param>
/// <param name="Mode"><c>generated</c> or <c>extractive</c>.</param>
/// <param name="Model">The model that wrote it; <see langword="null"/> without one.</param>
public sealed record RatedAnswer(string ConversationId, string MessageId, string Question, string Text, string Mode, string? Model);
