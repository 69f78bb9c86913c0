using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>What is answered to requests whose last words of the user hold some words. Immutable.</summary>
/// <param name="Words">The words; upper and lower case are one.</param>
/// <param name="OffersTools">Only to requests that offer tools, or only to those that offer none.</param>
/// <param name="Reply">The answer.</param>
public sealed record ReplyRule(string Words, bool OffersTools, Reply Reply)
{
    internal bool Fits(ReceivedRequest request) =>
        request.Tools.Count > 0 == OffersTools && request.LastUserText.Contains(Words, StringComparison.OrdinalIgnoreCase);
}
