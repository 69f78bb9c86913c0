using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>Chats over <c>/api/chat</c>.</summary>
internal sealed class OllamaChatClient(EndpointConnection connection, OllamaDescriptions descriptions, ModelOptions model)
    : ServerChatClient(connection, model, "ollama")
{
    protected override async Task<(Answer Answer, IAnswerParser Parser)> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures, CancellationToken cancellationToken)
    {
        var description = await descriptions.GetAsync(Model.Name, cancellationToken);
        var body = OllamaRequest.Chat(Model, description.Capabilities.Contains("thinking", StringComparer.Ordinal), messages, options, failures);
        return (await Connection.OpenAsync("api/chat", body, failures, Connection.Endpoint.FirstByteLimit, cancellationToken), new OllamaAnswerParser(failures));
    }
}
