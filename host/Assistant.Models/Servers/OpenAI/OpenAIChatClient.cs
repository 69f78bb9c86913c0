using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Chats over <c>/chat/completions</c>.</summary>
internal sealed class OpenAIChatClient(EndpointConnection connection, ModelOptions model) : ServerChatClient(connection, model, "openai")
{
    protected override async Task<(Answer Answer, IAnswerParser Parser)> OpenAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures, CancellationToken cancellationToken)
    {
        var body = OpenAIRequest.Chat(Model, messages, options, failures);
        var answer = await Connection.OpenAsync("chat/completions", body, failures, Connection.Endpoint.FirstByteLimit, cancellationToken);
        return (answer, answer.MediaType == "application/json" ? new OpenAIWholeAnswerParser(failures) : new OpenAIAnswerParser(failures));
    }
}
