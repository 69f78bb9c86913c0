using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assistant.Host.Outputs.Filters;

namespace Assistant.Host.Http.Agent;

/// <summary>How the values of custom events become JSON.</summary>
[JsonSerializable(typeof(SearchOutput))]
[JsonSerializable(typeof(AnswerStateOutput))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(StoredOutput))]
[JsonSerializable(typeof(ApprovalOutput))]
[JsonSerializable(typeof(CallOutput))]
[JsonSerializable(typeof(PartsOutput))]
[JsonSerializable(typeof(AppliedFiltersOutput))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static AgentJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    });
}
