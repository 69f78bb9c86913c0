using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Status;

/// <summary>How the status becomes JSON.</summary>
[JsonSerializable(typeof(StatusOutput))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    /// <summary>As the page reads it.</summary>
    public static StatusJson Readable { get; } = new(WebJson.Options());
}
