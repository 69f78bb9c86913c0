using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Sharing;

/// <summary>How links and what they show become JSON over HTTP.</summary>
[JsonSerializable(typeof(ShareOutput))]
[JsonSerializable(typeof(SharedOutput))]
internal sealed partial class SharingJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static SharingJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
