using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Host.Http;

/// <summary>How JSON for the page is written.</summary>
internal static class WebJson
{
    /// <summary>
    /// Names in camel case; umlauts stay readable. The encoder escapes what could end a script element or a line of script: &lt;, &gt;, &amp;,
    /// U+2028, U+2029. A fresh object each time: a context keeps its own.
    /// </summary>
    public static JsonSerializerOptions Options() => new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
