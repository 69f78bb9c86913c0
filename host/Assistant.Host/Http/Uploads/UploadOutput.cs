using System.Text.Json.Serialization;
using Assistant.Conversations.Uploads;

namespace Assistant.Host.Http.Uploads;

/// <summary>A file that was taken; <c>notice</c> says what of it could not be read.</summary>
internal sealed record UploadOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("pages")] int? Pages,
    [property: JsonPropertyName("characters")] int Characters,
    [property: JsonPropertyName("notice")] string? Notice)
{
    public static UploadOutput Of(Upload upload) => new(upload.Id, upload.Name, upload.Pages, upload.Characters, upload.Notice);
}
