using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Feedback;

/// <summary>How feedback becomes JSON over HTTP.</summary>
[JsonSerializable(typeof(FeedbackOutput))]
internal sealed partial class FeedbackJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static FeedbackJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
