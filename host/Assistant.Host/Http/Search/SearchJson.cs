using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Assistant.Host.Http.Search;

/// <summary>How search becomes JSON over HTTP.</summary>
[JsonSerializable(typeof(FacetedSearchOutput))]
[JsonSerializable(typeof(FilterValuesOutput))]
internal sealed partial class SearchJson : JsonSerializerContext
{
    /// <summary>Umlauts stay readable.</summary>
    public static SearchJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
