using System.Globalization;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Reading;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Lists meetings, a row for each agenda item.</summary>
internal sealed class MeetingTable(CouncilStore store)
{
    private const int MaxRows = 1000;

    private static readonly TableColumn[] Columns =
    [
        new(new LocalizedText("Datum", "Date"), ColumnType.Date),
        new(new LocalizedText("Uhrzeit", "Time")),
        new(new LocalizedText("Gremium", "Committee")),
        new(new LocalizedText("TOP", "Item")),
        new(new LocalizedText("Gegenstand", "Subject")),
        new(new LocalizedText("Vorlage", "Paper")),
        new(new LocalizedText("Ergebnis", "Result")),
    ];

    private readonly List<IReadOnlyList<string?>> _rows = [];
    private readonly List<SourceReference> _sources = [];
    private int _left;

    public bool IsEmpty => _sources.Count == 0;

    public async Task AddAsync(StoredMeeting stored, CancellationToken cancellationToken)
    {
        var meeting = stored.Meeting;
        if (_rows.Count >= MaxRows)
        {
            _left += Math.Max(1, meeting.Agenda.Count);
            return;
        }

        _sources.Add(new SourceReference { DocumentId = meeting.Id, Title = MeetingDocument.TitleOf(stored), Date = meeting.Day, Url = meeting.Url });
        var committee = string.Join(", ", stored.Committees) + (meeting.Cancelled ? " (abgesagt)" : "");
        var time = meeting.Start is { } start && start.TimeOfDay > TimeSpan.Zero ? start.ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        string?[] head = [StorageKeys.Day(meeting.Day), time, committee];
        if (meeting.Agenda.Count == 0)
            Add([.. head, null, "Tagesordnung nicht veröffentlicht", null, null]);
        foreach (var item in meeting.Agenda)
            Add([.. head, item.Number, item.Public ? item.Title : "nicht öffentlich", await ReferencesAsync(item, cancellationToken), item.Result]);
    }

    public IReadOnlyList<ToolPart> Parts(DateOnly from, DateOnly to)
    {
        var period = $"{Notices.German(from)} bis {Notices.German(to)}";
        if (IsEmpty)
            return [Notices.Of($"Für den Zeitraum {period} ist keine Sitzung erfasst.", $"No meeting is recorded from {from:O} to {to:O}.")];
        var table = new Table(new LocalizedText($"Sitzungen vom {period}", $"Meetings from {from:O} to {to:O}"), Columns, _rows) { Sources = _sources };
        return _left == 0
            ? [table]
            : [table, Notices.Warning($"Die Tabelle zeigt die ersten {MaxRows} Zeilen; {_left} weitere fehlen. Bitte den Zeitraum verkürzen.", $"The table shows the first {MaxRows} rows; {_left} are left out. Please shorten the period.")];
    }

    private void Add(IReadOnlyList<string?> row)
    {
        if (_rows.Count < MaxRows)
            _rows.Add(row);
        else
            _left++;
    }

    private async Task<string?> ReferencesAsync(AgendaItem item, CancellationToken cancellationToken)
    {
        var references = new List<string>();
        foreach (var key in item.Public ? await AgendaPapers.KeysAsync(store, item, OParlAddress.Key(item.Id), cancellationToken) : [])
        {
            if (await store.PaperAsync(key, cancellationToken) is { Paper.Reference: { } reference })
                references.Add(reference);
        }

        return references.Count == 0 ? null : string.Join(", ", references);
    }
}
