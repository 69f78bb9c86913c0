using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl.Vendors;

/// <summary>
/// SD.NET RIM: an empty filtered list is a 404 or <c>[]</c>, the list of bodies is the body, objects without type, nine digits of
/// Gemeindeschlüssel, latitude and longitude swapped.
/// </summary>
internal sealed class SdNetRim : Vendor
{
    public override string Version => "1.0";

    public override bool ListsTombstones => false;

    public override bool BareBody => true;

    public override EmptyList Empty(string list) => list == "papers" ? EmptyList.NotFound : EmptyList.BareArray;

    public override void Shape(JsonObject item)
    {
        item.Remove("type");
        if (item["ags"]?.GetValue<string>() is { Length: 8 } ags)
            item["ags"] = ags + "0";
        if (item["geojson"]?["geometry"]?["coordinates"] is JsonArray { Count: 2 } coordinates)
            item["geojson"]!["geometry"]!["coordinates"] = new JsonArray(coordinates[1]!.DeepClone(), coordinates[0]!.DeepClone());
    }
}
