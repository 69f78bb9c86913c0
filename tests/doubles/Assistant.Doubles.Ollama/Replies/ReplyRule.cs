using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>What is answered to requests whose last words of the user, or else earlier ones, hold some words. Immutable.</summary>
/// <param name="Words">The words; upper and lower case are one.</param>
/// <param name="OffersTools">Only to requests that offer tools, or only to those that offer none.</param>
/// <param name="Reply">The answer.</param>
public sealed record ReplyRule(string Words, bool OffersTools, Reply Reply)
{
    internal bool Fits(ReceivedRequest request) => Offers(request) && Holds(request.LastUserText);

    /// <summary>Of a conversation that began so: asked to mend its answer, the model says the same again.</summary>
    internal bool FitsEarlier(ReceivedRequest request) => Offers(request) && request.Messages.Any(message => message.Role == "user" && Holds(message.Content));

    private bool Offers(ReceivedRequest request) => request.Tools.Count > 0 == OffersTools;

    private bool Holds(string text) => text.Contains(Words, StringComparison.OrdinalIgnoreCase);
}
