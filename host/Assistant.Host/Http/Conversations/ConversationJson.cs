using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Conversations;

/// <summary>How conversations become JSON over HTTP.</summary>
[JsonSerializable(typeof(ConversationOutput))]
[JsonSerializable(typeof(ConversationListOutput))]
[JsonSerializable(typeof(StopOutput))]
internal sealed partial class ConversationJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static ConversationJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
