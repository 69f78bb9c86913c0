using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl.Vendors;

/// <summary>more! rubin: everything was modified today, and files carry their text.</summary>
internal sealed class MoreRubin(TimeProvider clock) : Vendor
{
    public override string Version => "1.0";

    public override bool ListsTombstones => false;

    public override string Modified(JsonObject item) => Now;

    private string Now => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public override void Shape(JsonObject item)
    {
        if (item.ContainsKey("modified"))
            item["modified"] = Now;
        if (item.ContainsKey("accessUrl") && !item.ContainsKey("text"))
            item["text"] = $"Text der Datei {item["name"]!.GetValue<string>()}.";
    }
}
