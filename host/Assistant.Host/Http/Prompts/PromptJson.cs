using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Prompts;

/// <summary>How prompts become JSON over HTTP.</summary>
[JsonSerializable(typeof(PromptOutput))]
[JsonSerializable(typeof(IReadOnlyList<PromptOutput>))]
internal sealed partial class PromptJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static PromptJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
