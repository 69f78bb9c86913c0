using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Preferences;

/// <summary>How preferences become JSON over HTTP.</summary>
[JsonSerializable(typeof(PreferencesOutput))]
internal sealed partial class PreferencesJson : JsonSerializerContext;
