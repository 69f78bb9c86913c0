using System.Globalization;
using System.Text.Json;
using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads meetings and their agendas.</summary>
internal sealed class MeetingReading(OParlClient client, FileReading files, City city)
{
    // Keeps a stored meeting below the storage's limit of 1 MiB for a value.
    private const int MaxResolutionLength = 20_000;
    private const int MaxAgendaText = 300_000;

    /// <summary>Reads a meeting; <paramref name="element"/> has an id.</summary>
    /// <exception cref="LinkedObjectException">A linked file could not be fetched; it may be there next time.</exception>
    public async Task<Meeting> ReadAsync(JsonElement element, List<Finding> findings, CancellationToken cancellationToken)
    {
        var id = element.Text("id") ?? throw new InvalidDataException("The meeting has no id.");
        var start = element.Moment("start", city.TimeZone);
        return new Meeting
        {
            Id = id,
            Name = element.Line("name"),
            Start = start is { } moment ? TimeZoneInfo.ConvertTime(moment, city.TimeZone) : null,
            Cancelled = element.Flag("cancelled") is true || string.Equals(element.Text("meetingState"), "abgesagt", StringComparison.OrdinalIgnoreCase),
            Place = element.Field("location") is { } location ? location.Line("description") ?? location.Line("room") : null,
            Url = client.Addresses.Resolve(element.Text("web")) ?? client.Addresses.Resolve(id),
            Organizations = element.Links("organization"),
            Agenda = Agenda(element, id, findings),
            Files = await files.ReadAsync(element, city.TimeZone, findings, cancellationToken, "resultsProtocol", "verbatimProtocol", "invitation", "auxiliaryFile"),
        };
    }

    private static List<AgendaItem> Agenda(JsonElement meeting, string meetingId, List<Finding> findings)
    {
        var items = meeting.Many("agendaItem")
            .Where(entry => entry.ValueKind == JsonValueKind.Object && !entry.IsDeleted())
            .Select((entry, place) => (Entry: entry, Order: entry.Number("order") ?? place))
            .OrderBy(item => item.Order)
            .Select(item => Item(item.Entry, meetingId, item.Order))
            .ToList();
        if (items.Sum(item => (item.Resolution?.Length ?? 0) + (item.Title?.Length ?? 0)) <= MaxAgendaText)
            return items;
        findings.Add(new Finding(meetingId, "The resolution texts of this meeting are left out: together they are too long. They stand in the minutes."));
        return [.. items.Select(item => item with { Resolution = null })];
    }

    private static AgendaItem Item(JsonElement entry, string meetingId, int order)
    {
        var item = new AgendaItem
        {
            Id = entry.Text("id") ?? string.Create(CultureInfo.InvariantCulture, $"{meetingId}#{order}"),
            Number = entry.Line("number"),
            Public = entry.Flag("public") is not false,
        };
        if (!item.Public)
            return item;
        var consultation = entry.Many("consultation").FirstOrDefault(value => value.ValueKind == JsonValueKind.Object);
        var resolution = entry.Text("resolutionText") is { } text ? PlainText.Of(text) : null;
        return item with
        {
            Title = entry.Line("name"),
            Consultation = entry.Link("consultation"),
            Paper = consultation.Link("paper") ?? entry.Link("paper"),
            Result = entry.Line("result"),
            Resolution = resolution?.Length > MaxResolutionLength ? resolution[..MaxResolutionLength] + " …" : resolution,
        };
    }
}
