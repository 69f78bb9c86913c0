using System.Text.Json.Serialization;
using Assistant.Conversations.History;

namespace Assistant.Host.Http.Conversations;

/// <summary>A conversation in a list; <c>snippet</c> are the words around the first hit of a search.</summary>
internal sealed record ConversationSummaryOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updatedAt")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("snippet")] string? Snippet)
{
    public static ConversationSummaryOutput Of(ConversationSummary summary) => new(summary.Id, summary.Title, summary.CreatedAt, summary.UpdatedAt, summary.Snippet);
}
