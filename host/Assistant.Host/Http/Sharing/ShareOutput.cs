using System.Text.Json.Serialization;
using Assistant.Conversations.Sharing;

namespace Assistant.Host.Http.Sharing;

/// <summary>A link to a conversation; <c>current</c>: whether it shows what its owner sees now.</summary>
internal sealed record ShareOutput(
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("sharedAt")] DateTimeOffset SharedAt,
    [property: JsonPropertyName("current")] bool Current)
{
    /// <param name="share">The link.</param>
    /// <param name="city">The city, where the host serves several and the reader's page cannot know it otherwise.</param>
    public static ShareOutput Of(Share share, string? city) =>
        new(share.Token, $"/geteilt/{share.Token}{(city is null ? "" : "?city=" + Uri.EscapeDataString(city))}", share.SharedAt, share.IsCurrent);
}
