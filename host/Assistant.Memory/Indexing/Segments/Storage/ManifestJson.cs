using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>How the manifest is written: readable, since an operator may look into it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
