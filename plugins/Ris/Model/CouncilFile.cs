using System.Text.Json.Serialization;

namespace Assistant.Plugins.Ris.Model;

/// <summary>A file of a paper or meeting.</summary>
internal sealed record CouncilFile
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? MediaType { get; init; }

    public Uri? Download { get; init; }

    public Uri? Url { get; init; }

    /// <summary>The text where the server has it; stored only where the file has no address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Changes with the server's description of the file.</summary>
    public string Revision { get; init; } = "";
}
