using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Approvals;

/// <summary>What came of a decision: executed, declined, alreadyDecided, expired, notFound, toolMissing or unfit; and a text for the person.</summary>
internal sealed record DecisionOutput(
    [property: JsonPropertyName("result")] string Result,
    [property: JsonPropertyName("failed")] bool Failed,
    [property: JsonPropertyName("text")] string Text);
