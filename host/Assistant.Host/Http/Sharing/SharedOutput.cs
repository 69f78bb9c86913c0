using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Sharing;
using Assistant.Host.Http.Conversations;

namespace Assistant.Host.Http.Sharing;

/// <summary>What a link shows: the branch that was shared, for reading.</summary>
internal sealed record SharedOutput(
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("messages")] IReadOnlyList<MessageOutput> Messages,
    [property: JsonPropertyName("sharedAt")] DateTimeOffset SharedAt,
    [property: JsonPropertyName("mine")] bool Mine)
{
    public static SharedOutput Of(SharedConversation shared, CultureInfo culture) =>
        new(shared.Title, [.. shared.Messages.Select(message => MessageOutput.Of(message, culture))], shared.SharedAt, shared.IsMine);
}
