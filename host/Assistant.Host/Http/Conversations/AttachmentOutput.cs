using System.Text.Json.Serialization;
using Assistant.Conversations.Uploads;

namespace Assistant.Host.Http.Conversations;

/// <summary>A file that a question was asked with.</summary>
internal sealed record AttachmentOutput([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string Name)
{
    public static AttachmentOutput Of(MessageUpload upload) => new(upload.Id, upload.Name);
}
