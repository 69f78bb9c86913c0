using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>What of a window is still free. Not thread-safe.</summary>
/// <param name="tokens">What there is, in the model's tokens.</param>
/// <param name="factor">The model's tokens for each estimated one.</param>
internal sealed class TokenBudget(int tokens, double factor)
{
    private int _used;

    /// <summary>What was taken, before the factor.</summary>
    public int UsedUncalibrated => _used;

    /// <summary>What was taken.</summary>
    public int Used => (int)Math.Ceiling(_used * factor);

    /// <summary>What is free, before the factor; negative where more was taken than there is.</summary>
    public int Free => (int)Math.Floor(tokens / factor) - _used;

    /// <summary>Takes tokens, also where there are none left.</summary>
    public void Take(int estimated) => _used += estimated;

    /// <summary>Takes tokens where there are as many.</summary>
    public bool TryTake(int estimated, int kept = 0)
    {
        if (estimated > Free - kept)
            return false;
        _used += estimated;
        return true;
    }

    public static int Of(IEnumerable<ChatMessage> messages) => messages.Sum(TokenEstimator.Estimate);
}
