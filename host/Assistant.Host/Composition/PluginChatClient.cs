using System.Runtime.CompilerServices;
using Assistant.Models;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Composition;

/// <summary>
/// The chat model as a plugin sees it: which model answers is the city's choice, a failure is a <see cref="PluginException"/> with a
/// sentence, and nothing of the host can be reached through it. Thread-safe.
/// </summary>
internal sealed class PluginChatClient(IModelRouter router, CallScope scope, string cityId, string pluginId) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("assistant");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Client().GetResponseAsync(messages, Own(options), cancellationToken);
        }
        catch (ModelException exception)
        {
            throw OutOfReach(exception);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = Client().GetStreamingResponseAsync(messages, Own(options), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    yield break;
            }
            catch (ModelException exception)
            {
                throw OutOfReach(exception);
            }

            yield return updates.Current;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata) ? Metadata : serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The clients of the router have nothing to dispose.
    }

    // While a source is read nobody waits for the answer.
    private IChatClient Client() => router.CreateChatClient(scope.Current is { } caller
        ? new ModelCall(cityId, caller.Subject, ModelRoles.Chat)
        : new ModelCall(cityId, "plugin-" + pluginId, ModelRoles.Chat) { Priority = CallPriority.Background });

    private static ChatOptions? Own(ChatOptions? options)
    {
        if (options is null)
            return null;
        var own = options.Clone();
        own.ModelId = null;
        own.RawRepresentationFactory = null;
        return own;
    }

    private static PluginException OutOfReach(ModelException exception) => new(
        exception.Failure switch
        {
            ModelFailure.QueueFull or ModelFailure.Busy => "Die Sprachmodelle sind gerade ausgelastet. Bitte versuchen Sie es gleich noch einmal.",
            ModelFailure.Rejected => "Das Sprachmodell hat die Anfrage des Plugins nicht angenommen.",
            _ => "Das Sprachmodell ist gerade nicht erreichbar.",
        },
        exception);
}
