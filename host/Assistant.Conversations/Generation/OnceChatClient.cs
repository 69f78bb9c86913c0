using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Generation;

/// <summary>Asks the model once; a second request is answered with nothing. Not thread-safe: made for one plan.</summary>
internal sealed class OnceChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private bool _isAsked;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_isAsked)
            yield break;
        _isAsked = true;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            yield return update;
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (_isAsked)
            return new ChatResponse();
        _isAsked = true;
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }
}
