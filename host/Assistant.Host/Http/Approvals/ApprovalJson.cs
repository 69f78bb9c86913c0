using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Approvals;

/// <summary>How approvals become JSON.</summary>
[JsonSerializable(typeof(IReadOnlyList<PendingOutput>))]
[JsonSerializable(typeof(DecisionOutput))]
internal sealed partial class ApprovalJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static ApprovalJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    });
}
