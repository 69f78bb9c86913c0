using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>How the program's outputs become JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(SyncOutput))]
[JsonSerializable(typeof(IReadOnlyList<HitOutput>))]
[JsonSerializable(typeof(AnswerOutput))]
[JsonSerializable(typeof(IReadOnlyList<CitationOutput>))]
[JsonSerializable(typeof(EvaluationOutput))]
[JsonSerializable(typeof(CheckOutput))]
[JsonSerializable(typeof(EvidenceOutput))]
[JsonSerializable(typeof(IReadOnlyList<PluginOutput>))]
[JsonSerializable(typeof(PluginCheckOutput))]
[JsonSerializable(typeof(ModelsOutput))]
[JsonSerializable(typeof(DoctorOutput))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static OutputJson Readable { get; } = new(new System.Text.Json.JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    });
}
