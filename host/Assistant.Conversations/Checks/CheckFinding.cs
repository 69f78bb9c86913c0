using Assistant.Sdk;

namespace Assistant.Conversations.Checks;

/// <summary>Something in an answer that its cited passages do not carry.</summary>
/// <param name="Kind">What was checked.</param>
/// <param name="Words">The words of the answer.</param>
/// <param name="Reason">One sentence for the reader.</param>
/// <param name="Start">Where the words begin in the checked text, in UTF-16 units.</param>
/// <param name="Length">How long they are.</param>
public sealed record CheckFinding(CheckKind Kind, string Words, LocalizedText Reason, int Start, int Length);
