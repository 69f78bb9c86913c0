using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Uploads;

/// <summary>How uploads become JSON over HTTP.</summary>
[JsonSerializable(typeof(UploadOutput))]
internal sealed partial class UploadJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static UploadJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
