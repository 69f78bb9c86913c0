using System.Runtime.CompilerServices;
using Assistant.Models.Telemetry;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Routing;

/// <summary>Asks the endpoints of one plan on somebody's behalf. Holds nothing between calls.</summary>
internal sealed class AdmittedChatClient(ModelCall call, RoutePlan plan, CallRunner runner, ModelsTelemetry telemetry) : IChatClient
{
    private const string EndpointProperty = "endpoint";

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = Repeatable(messages);
        var (response, attempt) = await runner.RunAsync(call, plan, attempt => Client(attempt).GetResponseAsync(asked, options, attempt.Token), cancellationToken);
        using (attempt)
        {
            attempt.Endpoint.Succeeded();
            response.ModelId ??= attempt.Model.Name;
            (response.AdditionalProperties ??= [])[EndpointProperty] = attempt.Endpoint.Name;
            return response;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = Repeatable(messages);
        var (begun, attempt) = await runner.RunAsync(call, plan, attempt => BeginAsync(attempt, asked, options), cancellationToken);
        using (attempt)
        {
            await using var stream = begun.Stream;
            // One object for all updates of an answer: they come a thousand times a second.
            var properties = new AdditionalPropertiesDictionary { [EndpointProperty] = attempt.Endpoint.Name };
            foreach (var update in begun.First)
                yield return Signed(update, attempt, properties);
            while (begun.GoesOn)
            {
                try
                {
                    if (!await stream.MoveNextAsync())
                        break;
                }
                catch (Exception exception) when (attempt.Failure(exception, cancellationToken) is { } failure)
                {
                    throw runner.BrokeOff(attempt, failure);
                }

                attempt.Endpoint.ShowsLife();
                yield return Signed(stream.Current, attempt, properties);
            }

            attempt.Endpoint.Succeeded();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Clients and endpoints belong to the pool.
    }

    private IChatClient Client(Attempt attempt) =>
        telemetry.Observe(attempt.Endpoint.ChatClient(attempt.Model), new CallScope(call, attempt.Endpoint.Options, attempt.Model.Name));

    /// <summary>Reads up to the first token. Updates before it (a role, an id) are kept back: another endpoint may have to begin anew.</summary>
    private async Task<Beginning> BeginAsync(Attempt attempt, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var stream = Client(attempt).GetStreamingResponseAsync(messages, options, attempt.Token).GetAsyncEnumerator(attempt.Token);
        try
        {
            var first = new List<ChatResponseUpdate>(1);
            while (await stream.MoveNextAsync())
            {
                first.Add(stream.Current);
                if (!HasContent(stream.Current))
                    continue;
                attempt.HasBegun();
                return new Beginning(stream, first, GoesOn: true);
            }

            return new Beginning(stream, first, GoesOn: false);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static bool HasContent(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is not (UsageContent or TextContent { Text: "" } or TextReasoningContent { Text: "" }))
                return true;
        }

        return false;
    }

    private static ChatResponseUpdate Signed(ChatResponseUpdate update, Attempt attempt, AdditionalPropertiesDictionary properties)
    {
        update.ModelId ??= attempt.Model.Name;
        if (update.AdditionalProperties is null)
            update.AdditionalProperties = properties;
        else
            update.AdditionalProperties[EndpointProperty] = attempt.Endpoint.Name;
        return update;
    }

    private static IEnumerable<ChatMessage> Repeatable(IEnumerable<ChatMessage> messages) => messages is IReadOnlyCollection<ChatMessage> ? messages : [.. messages];

    private sealed record Beginning(IAsyncEnumerator<ChatResponseUpdate> Stream, IReadOnlyList<ChatResponseUpdate> First, bool GoesOn);
}
