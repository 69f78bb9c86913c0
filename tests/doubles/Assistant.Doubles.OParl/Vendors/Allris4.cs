using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl.Vendors;

/// <summary>
/// ALLRIS 4: always ten to a page in no known order, stamps of the year 2000, <c>N/A</c> and blank texts, one object where a list belongs,
/// raw control characters, <c>pdf</c> as media type, empty download addresses.
/// </summary>
internal sealed class Allris4 : Vendor
{
    private const string Stamp = "2000-01-01T00:00:00+01:00";

    public override string Version => "1.0";

    public override bool ListsTombstones => false;

    public override string Modified(JsonObject item) => Stamp;

    public override IEnumerable<JsonObject> Order(IEnumerable<JsonObject> items) => items.OrderBy(item => string.Concat((item["id"]?.GetValue<string>() ?? "").Reverse()), StringComparer.Ordinal);

    public override void Shape(JsonObject item)
    {
        if (item.ContainsKey("modified"))
            (item["created"], item["modified"]) = (Stamp, Stamp);
        if (item["auxiliaryFile"] is JsonArray { Count: 1 } files)
            item["auxiliaryFile"] = files[0]!.DeepClone();
        if (item["organization"] is JsonArray { Count: 1 } organizations)
            item["organization"] = organizations[0]!.DeepClone();
        if (item.ContainsKey("accessUrl"))
        {
            item["mimeType"] = "pdf";
            item["size"] = 0;
            item["downloadUrl"] = "";
            item["fileName"] = "N/A";
        }

        if (item["consultation"] is JsonArray)
        {
            item["web"] = "N/A";
            item["name"] = item["name"]!.GetValue<string>() + "\u0001\n";
        }
    }

    public override string Write(string json) => json.Replace("\\u0001", "\u0001", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
}
