using System.Text.Json.Serialization;
using Assistant.Host.Http.Admin.Overview;

namespace Assistant.Host.Http.Admin;

/// <summary>How what operators see becomes JSON.</summary>
[JsonSerializable(typeof(OverviewOutput))]
[JsonSerializable(typeof(FailurePageOutput))]
[JsonSerializable(typeof(FeedbackPageOutput))]
[JsonSerializable(typeof(FeedbackItemOutput))]
internal sealed partial class AdminJson : JsonSerializerContext
{
    /// <summary>As the page reads it.</summary>
    public static AdminJson Readable { get; } = new(WebJson.Options());
}
