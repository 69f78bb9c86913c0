using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>Something that is wrong with the installation.</summary>
/// <param name="Code">What kind of thing, for programs: <c>server-down</c>.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
/// <param name="Cure">What to do, in a sentence.</param>
internal sealed record FindingOutput(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("problem")] string Problem,
    [property: JsonPropertyName("cure")] string Cure);
