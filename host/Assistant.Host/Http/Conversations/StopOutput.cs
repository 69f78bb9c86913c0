using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Conversations;

/// <summary>Whether an answer was being written when it was stopped.</summary>
internal sealed record StopOutput([property: JsonPropertyName("stopped")] bool Stopped);
