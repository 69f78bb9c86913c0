using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Skills;

/// <summary>Something that can be asked for.</summary>
internal sealed record SkillOutput(string Plugin, string PluginName, string Id, string Name, string Description, IReadOnlyList<string> Examples, bool Active)
{
    /// <summary>Why it cannot be used, in a sentence for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
