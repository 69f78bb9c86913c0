using System.Text.Json.Serialization;

namespace Assistant.Conversations.Tools;

/// <summary>How arguments become JSON.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class ToolJson : JsonSerializerContext;
