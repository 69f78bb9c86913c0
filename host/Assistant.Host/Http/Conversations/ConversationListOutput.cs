using System.Text.Json.Serialization;
using Assistant.Conversations.History;

namespace Assistant.Host.Http.Conversations;

/// <summary>A page of conversations, newest first; <c>next</c> asks for the page after it.</summary>
internal sealed record ConversationListOutput(
    [property: JsonPropertyName("conversations")] IReadOnlyList<ConversationSummaryOutput> Conversations,
    [property: JsonPropertyName("next")] string? Next)
{
    public static ConversationListOutput Of(ConversationPage page) => new([.. page.Conversations.Select(ConversationSummaryOutput.Of)], page.Next);
}
