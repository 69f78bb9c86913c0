using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Prompts;

/// <summary>Cuts a passage that is too long at the end of a sentence.</summary>
internal static class PassageCut
{
    private const string Mark = " …";

    /// <summary>The first sentences that fit; <see langword="null"/> where not even one does.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="maxTokens">At most how many tokens.</param>
    public static string? Fit(string text, int maxTokens)
    {
        if (TokenEstimator.Estimate(text) <= maxTokens)
            return text;
        string? best = null;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var beginning = text[..sentence.End] + Mark;
            if (TokenEstimator.Estimate(beginning) > maxTokens)
                break;
            best = beginning;
        }

        return best;
    }
}
