using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>A problem document (RFC 9457).</summary>
internal sealed record Problem(
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail);
