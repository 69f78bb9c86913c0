using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Skills;

/// <summary>How skills become JSON.</summary>
[JsonSerializable(typeof(IReadOnlyList<SkillOutput>))]
internal sealed partial class SkillJson : JsonSerializerContext
{
    /// <summary>As the page reads it.</summary>
    public static SkillJson Readable { get; } = new(WebJson.Options());
}
