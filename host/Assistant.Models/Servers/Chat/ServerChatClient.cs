using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>
/// What the clients of both APIs share: one request, one stream of lines, one parser. A whole answer is read as a stream too: only so do
/// the limits tell a slow server from a dead one, and does a server stop when nobody waits any more. Thread-safe.
/// </summary>
internal abstract class ServerChatClient(EndpointConnection connection, ModelOptions model, string provider) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new(provider, connection.Address, model.Name);

    protected EndpointConnection Connection => connection;

    protected ModelOptions Model => model;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return AnswerUpdates.ReadAsync(token => OpenAsync(messages, options, connection.FailuresOf(model.Name), token), cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return _metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // The connection is the server's.
    }

    /// <summary>Sends the request.</summary>
    protected abstract Task<(Answer Answer, IAnswerParser Parser)> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures, CancellationToken cancellationToken);
}
