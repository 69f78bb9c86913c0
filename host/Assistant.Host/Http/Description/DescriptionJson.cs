using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Description;

/// <summary>How the description becomes JSON.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class DescriptionJson : JsonSerializerContext
{
    /// <summary>Read by people, too.</summary>
    public static DescriptionJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true });
}
