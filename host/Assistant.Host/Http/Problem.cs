using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>A problem document (RFC 9457).</summary>
internal sealed record Problem(
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail)
{
    /// <summary>What a page tells apart by itself, such as <c>session-expired</c>; absent for everything else.</summary>
    [JsonPropertyName("type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The sentence for the reader: what <see cref="Detail"/> says, too.</summary>
    [JsonPropertyName("title")]
    public string Title => Detail;
}
