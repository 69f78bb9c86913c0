using Assistant.Walls.Access;

namespace Assistant.Conversations.History;

/// <summary>Where an answer is kept. Immutable.</summary>
/// <param name="Caller">Whose conversation it is.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="QuestionId">What it answers.</param>
/// <param name="AnswerId">The answer.</param>
internal sealed record AnswerPlace(Caller Caller, string ConversationId, string QuestionId, string AnswerId);
