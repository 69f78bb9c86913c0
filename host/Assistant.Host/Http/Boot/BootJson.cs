using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Boot;

/// <summary>How the page's beginning becomes JSON.</summary>
[JsonSerializable(typeof(BootOutput))]
internal sealed partial class BootJson : JsonSerializerContext
{
    /// <summary>As the page reads it.</summary>
    public static BootJson Readable { get; } = new(WebJson.Options());
}
