using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Telemetry;

/// <summary>Observes the calls of one model at one endpoint.</summary>
internal sealed class TelemetryChatClient(IChatClient inner, ModelsTelemetry telemetry, CallScope scope) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var observation = Begin(messages, options, stream: false);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            observation.Answered(response.ResponseId, response.ModelId, response.FinishReason?.Value);
            observation.Used(response.Usage);
            if (observation.WantsContent)
                observation.Said(GenAi.OutputMessages, MessageJson.Write(response.Messages, response.FinishReason?.Value));
            return response;
        }
        catch (Exception exception)
        {
            observation.Failed(exception);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var observation = Begin(messages, options, stream: true);
        var kept = observation.WantsContent ? new List<ChatResponseUpdate>() : null;
        string? finish = null;
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    break;
            }
            catch (Exception exception)
            {
                observation.Failed(exception);
                throw;
            }

            var update = updates.Current;
            observation.Came();
            kept?.Add(update);
            foreach (var content in update.Contents)
            {
                if (content is UsageContent usage)
                    observation.Used(usage.Details);
            }

            if (update.FinishReason is { } reason)
            {
                finish = reason.Value;
                observation.Answered(update.ResponseId, update.ModelId, finish);
            }

            yield return update;
        }

        if (kept is not null)
            observation.Said(GenAi.OutputMessages, MessageJson.Write(kept.ToChatResponse().Messages, finish));
    }

    private Observation Begin(IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        var observation = new Observation(telemetry, GenAi.Chat, scope);
        observation.Asked(options, stream);
        if (observation.WantsContent)
            observation.Said(GenAi.InputMessages, MessageJson.Write(messages, null));
        return observation;
    }
}
