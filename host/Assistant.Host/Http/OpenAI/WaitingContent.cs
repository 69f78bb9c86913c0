using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Says that an answer is being made, and nothing of it is ready. Unlike an empty update of a server it opens the stream.</summary>
internal sealed class WaitingContent : AIContent
{
    private WaitingContent()
    {
    }

    public static WaitingContent Instance { get; } = new();
}
