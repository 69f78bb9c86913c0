using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Documents;

/// <summary>How documents become JSON over HTTP.</summary>
[JsonSerializable(typeof(DocumentDetailsOutput))]
[JsonSerializable(typeof(DocumentTextOutput))]
internal sealed partial class DocumentJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static DocumentJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
