using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>How problem documents become JSON.</summary>
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
