using System.Text.Json.Serialization;

namespace Assistant.Governance.Preferences;

/// <summary>How preferences become JSON in the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SavedPreferences))]
internal sealed partial class PreferenceJson : JsonSerializerContext;
