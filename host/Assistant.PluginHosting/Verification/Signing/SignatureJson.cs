using System.Text.Json.Serialization;

namespace Assistant.PluginHosting.Verification.Signing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(PackageSignature))]
internal sealed partial class SignatureJson : JsonSerializerContext;
