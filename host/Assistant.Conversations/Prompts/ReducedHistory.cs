using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>What fits of a conversation. Immutable.</summary>
/// <param name="Messages">The newest turns that fit, whole.</param>
/// <param name="Earlier">What stands for the others: the summary, or the earlier questions as a list; <see langword="null"/> for nothing.</param>
/// <param name="Dropped">The messages that do not fit, oldest first.</param>
internal sealed record ReducedHistory(IReadOnlyList<ChatMessage> Messages, string? Earlier, IReadOnlyList<ChatMessage> Dropped);
