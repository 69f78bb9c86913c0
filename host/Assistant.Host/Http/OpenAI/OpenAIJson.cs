using System.Text.Json;

namespace Assistant.Host.Http.OpenAI;

/// <summary>How responses become JSON: umlauts stay as they are.</summary>
internal static class OpenAIJson
{
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };
}
