using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Shortens a conversation to a number of tokens: oldest turns go first and whole, so that a call and its result stay together. System
/// messages and everything from the last question on always stay. What went is replaced by a summary where one can be made, else by
/// a list of the earlier questions. Thread-safe.
/// </summary>
/// <param name="maxTokens">At most how many tokens, estimated; exceeded only by what always stays.</param>
/// <param name="summarize">Sums up messages that go; may answer <see langword="null"/>. Default: none.</param>
public sealed class HistoryReducer(int maxTokens, Func<IReadOnlyList<ChatMessage>, CancellationToken, Task<string?>>? summarize = null) : IChatReducer
{
    /// <summary>The share of the place that a digest may take of a history that does not fit.</summary>
    private const int DigestShare = 4;
    private const int MaxDigestTokens = 400;
    private const int DigestFrame = 40;

    /// <inheritdoc/>
    public async Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var all = messages.ToList();
        var system = all.Where(message => message.Role == ChatRole.System).ToList();
        var turns = HistoryTurns.Split(all.Where(message => message.Role != ChatRole.System));
        if (turns.Count == 0)
            return system;
        var last = turns[^1];
        var free = maxTokens - TokenBudget.Of(system) - TokenBudget.Of(last);
        var reduced = Reduce([.. turns.Take(turns.Count - 1)], free, null);
        if (reduced.Dropped.Count > 0 && summarize is not null && await summarize(reduced.Dropped, cancellationToken) is { } summary)
            reduced = Reduce([.. turns.Take(turns.Count - 1)], free, summary);
        return [.. system, .. reduced.Earlier is null ? [] : (ChatMessage[])[new ChatMessage(ChatRole.User, reduced.Earlier)], .. reduced.Messages, .. last];
    }

    /// <summary>What fits of the turns before the last question.</summary>
    /// <param name="turns">The turns, oldest first.</param>
    /// <param name="free">At most how many tokens.</param>
    /// <param name="summary">A summary of what does not fit, if there is one.</param>
    internal static ReducedHistory Reduce(IReadOnlyList<IReadOnlyList<ChatMessage>> turns, int free, string? summary)
    {
        var sizes = turns.Select(TokenBudget.Of).ToList();
        if (sizes.Sum() <= free)
            return new ReducedHistory([.. turns.SelectMany(turn => turn)], null, []);

        var forDigest = Math.Clamp(free / DigestShare, 0, MaxDigestTokens);
        var kept = Newest(sizes, free - forDigest);
        var gone = turns.Take(turns.Count - kept).ToList();
        // What the kept turns leave free is the digest's as well: a history of one long turn would else have none.
        var room = Math.Min(MaxDigestTokens, free - sizes.TakeLast(kept).Sum()) - DigestFrame;
        var earlier = summary is not null && TokenEstimator.Estimate(summary) <= room ? summary : HistoryDigest.Of(gone, room);
        return new ReducedHistory([.. turns.TakeLast(kept).SelectMany(turn => turn)], earlier, [.. gone.SelectMany(turn => turn)]);
    }

    private static int Newest(List<int> sizes, int free)
    {
        var kept = 0;
        for (var i = sizes.Count - 1; i >= 0 && sizes[i] <= free; i--, kept++)
            free -= sizes[i];
        return kept;
    }
}
