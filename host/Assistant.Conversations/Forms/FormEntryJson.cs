using System.Text.Json.Serialization;

namespace Assistant.Conversations.Forms;

/// <summary>How form entries become JSON in the database.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FormEntryJson : JsonSerializerContext;
