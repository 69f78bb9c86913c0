namespace Assistant.Conversations.Forms;

/// <summary>What a person has typed into a form of an answer. Immutable.</summary>
/// <param name="MessageId">The answer.</param>
/// <param name="Form">Which of its forms; 0 is the first.</param>
/// <param name="Values">Field → text.</param>
public sealed record FormEntry(string MessageId, int Form, IReadOnlyDictionary<string, string> Values);
