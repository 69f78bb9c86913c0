using System.Globalization;
using System.Text.Json;
using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads meetings and their agendas.</summary>
internal sealed class MeetingReading(OParlClient client, FileReading files, City city)
{
    // Keeps a stored meeting below the storage's limit of 1 MiB for a value.
    private const int MaxResolutionLength = 10_000;
    private const int MaxAgendaText = 100_000;
    private const int MaxStoredText = 50_000;

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
            Files = Storable(await FilesAsync(element, findings, cancellationToken), findings),
        };
    }

    /// <summary>The meeting's own files, then those of its public agenda items: many councils publish minutes item by item.</summary>
    private async Task<IEnumerable<CouncilFile>> FilesAsync(JsonElement meeting, List<Finding> findings, CancellationToken cancellationToken)
    {
        var found = new List<CouncilFile>(await files.ReadAsync(meeting, city.TimeZone, findings, cancellationToken, "resultsProtocol", "verbatimProtocol", "invitation", "auxiliaryFile"));
        foreach (var entry in Entries(meeting).Where(IsPublic))
        {
            var item = await files.ReadAsync(entry, city.TimeZone, findings, cancellationToken, "resolutionFile", "auxiliaryFile");
            found.AddRange(item.Select(file => file.Name.Contains("TOP", StringComparison.Ordinal) ? file : file with { Name = $"TOP {entry.Line("number")}: {file.Name}" }));
        }

        return found.DistinctBy(file => OParlAddress.Key(file.Id));
    }

    private static List<CouncilFile> Storable(IEnumerable<CouncilFile> files, List<Finding> findings)
    {
        var room = MaxStoredText;
        var storable = new List<CouncilFile>();
        foreach (var file in files)
        {
            // A file without address is made again from the storage, so its text has to fit.
            var length = file.Download is null ? file.Text?.Length ?? 0 : 0;
            if (length > room)
                findings.Add(new Finding(file.Id, $"The file “{file.Name}” has no address and its text is too long to be kept; it is left out."));
            else
                storable.Add(file);
            room -= length > room ? 0 : length;
        }

        return storable;
    }

    private static IEnumerable<JsonElement> Entries(JsonElement meeting) =>
        meeting.Many("agendaItem").Where(entry => entry.ValueKind == JsonValueKind.Object && !entry.IsDeleted());

    private static bool IsPublic(JsonElement item) => item.Flag("public") is not false;

    private static List<AgendaItem> Agenda(JsonElement meeting, string meetingId, List<Finding> findings)
    {
        var items = Entries(meeting)
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
            Public = IsPublic(entry),
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
