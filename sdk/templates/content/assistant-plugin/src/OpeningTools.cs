using System.ComponentModel;
using System.Globalization;
using Assistant.Sdk;

namespace CityPluginSpace;

/// <summary>The tools. A new instance answers each call; what several calls share lies in services of the plugin's own.</summary>
internal sealed class OpeningTools(PlaceList list)
{
    private static readonly TableColumn[] s_columns =
        [new(new LocalizedText("Einrichtung", "Place")), new(new LocalizedText("Adresse", "Address")), new(new LocalizedText("Geöffnet", "Open"))];

    // Descriptions are for the language model: say what the tool does, and what an argument is.
    [Description("Sagt, welche Einrichtungen der Stadt an einem Tag geöffnet haben, mit Adresse und Uhrzeit.")]
    public async Task<ToolPart> OpenOnAsync([Description("Der Tag (JJJJ-MM-TT)")] DateOnly date, CancellationToken cancellationToken)
    {
        var places = (await list.ReadAsync(cancellationToken)).Select(Place.Parse).Where(place => place.Days.Contains(date.DayOfWeek)).ToList();
        if (places.Count == 0)
            return new Notice(new LocalizedText($"Am {date.ToString("d.M.yyyy", CultureInfo.InvariantCulture)} hat keine Einrichtung geöffnet.", $"No place is open on {date:O}."));
        return new Table(
            new LocalizedText($"Geöffnet am {date.ToString("d.M.yyyy", CultureInfo.InvariantCulture)}", $"Open on {date:O}"),
            s_columns,
            [.. places.Select(place => new[] { place.Name, place.Address, place.Hours })])
        {
            // An answer may cite only what stands here.
            Sources = [.. places.Select(place => new SourceReference { DocumentId = place.Id, Title = place.Name, Url = list.Address })],
        };
    }
}
