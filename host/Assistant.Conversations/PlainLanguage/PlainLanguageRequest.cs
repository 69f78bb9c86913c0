using System.Globalization;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>Asks for a stored answer in plain language. Immutable.</summary>
/// <param name="Caller">Whose conversation it is.</param>
/// <param name="City">The city, for its name.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="AnswerId">The answer.</param>
public sealed record PlainLanguageRequest(Caller Caller, City City, string ConversationId, string AnswerId)
{
    /// <summary>The language to write in. Default: German.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("de-DE");
}
