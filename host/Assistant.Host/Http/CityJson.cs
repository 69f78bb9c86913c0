using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>How cities become JSON.</summary>
[JsonSerializable(typeof(IReadOnlyList<CityOutput>))]
internal sealed partial class CityJson : JsonSerializerContext;
