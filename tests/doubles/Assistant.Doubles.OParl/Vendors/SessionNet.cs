using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl.Vendors;

/// <summary>
/// SessionNet: no <c>mainFile</c>, meetings without <c>agendaItem</c> in the list, consultation ids used again, 404 for percent-encoded
/// queries, fractions of seconds refused, the filter lost from the third page on.
/// </summary>
internal sealed class SessionNet : Vendor
{
    public override string Version => "1.0";

    public override bool ListsTombstones => false;

    public override bool EncodesLinks => false;

    public override int? Refuses(string rawQuery)
    {
        if (rawQuery.Contains("%3A", StringComparison.OrdinalIgnoreCase) || rawQuery.Contains("%2B", StringComparison.OrdinalIgnoreCase))
            return 404;
        return rawQuery.Contains("_since=", StringComparison.Ordinal) && rawQuery[rawQuery.IndexOf("_since=", StringComparison.Ordinal)..].Contains('.', StringComparison.Ordinal) ? 400 : null;
    }

    public override bool KeepsFilter(int page) => page < 3;

    public override void Shape(JsonObject item)
    {
        if (item["mainFile"] is { } main)
        {
            item.Remove("mainFile");
            item["auxiliaryFile"]!.AsArray().Insert(0, main);
        }

        if (item["type"]?.GetValue<string>().EndsWith("/Consultation", StringComparison.Ordinal) is true)
            item["id"] = Council.Root + "consultation/1";
        if (item["consultation"] is JsonValue)
            item["consultation"] = Council.Root + "consultation/1";
    }
}
