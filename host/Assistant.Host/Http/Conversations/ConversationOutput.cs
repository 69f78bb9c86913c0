using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.History;
using Assistant.Host.Outputs.Filters;

namespace Assistant.Host.Http.Conversations;

/// <summary>A conversation with its messages; <c>activeLeaf</c> is the end of the branch that is shown.</summary>
internal sealed record ConversationOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updatedAt")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("activeLeaf")] string? ActiveLeaf,
    [property: JsonPropertyName("messages")] IReadOnlyList<MessageOutput> Messages)
{
    public static ConversationOutput Of(Conversation conversation, CultureInfo culture, PersonMarks? marks = null) => new(
        conversation.Id,
        conversation.Title,
        conversation.CreatedAt,
        conversation.UpdatedAt,
        conversation.ActiveLeafId,
        [.. conversation.Messages.Select(message => MessageOutput.Of(message, culture) with { Filters = FiltersOf(message, conversation) }).Select(message => marks?.Mark(message) ?? message)]);

    private static FiltersOutput? FiltersOf(StoredMessage message, Conversation conversation) => message.Role == MessageRole.User
        && conversation.Messages.LastOrDefault(answer => answer.ParentId == message.Id && answer.Answer is not null)?.Answer?.Answer.Filters?.Given is { } given
            ? FiltersOutput.Of(given)
            : null;
}
