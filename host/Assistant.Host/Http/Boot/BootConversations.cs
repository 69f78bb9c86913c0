using Assistant.Host.Http.Conversations;

namespace Assistant.Host.Http.Boot;

/// <summary>The newest conversations. Where they could not be read in time, there are none, and the page asks again.</summary>
internal sealed record BootConversations(IReadOnlyList<ConversationSummaryOutput> Items, string? Next, bool Unreachable)
{
    public static BootConversations OutOfReach { get; } = new([], null, true);
}
