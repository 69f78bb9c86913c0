using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Conversations.Evidence;

/// <summary>How the files of an evidence package become JSON: indented, with readable umlauts, for people too.</summary>
[JsonSerializable(typeof(EvidenceDocument))]
[JsonSerializable(typeof(EvidenceManifest))]
[JsonSerializable(typeof(EvidenceSignature))]
internal sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        RespectNullableAnnotations = true,
    });
}
