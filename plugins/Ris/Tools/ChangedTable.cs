using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Lists the papers that are new or have changed, the latest first.</summary>
internal sealed class ChangedTable(CouncilStore store)
{
    private const int MaxRows = 1000;

    private static readonly TableColumn[] Columns =
    [
        new(new LocalizedText("Neu oder geändert am", "New or changed on"), ColumnType.Date),
        new(new LocalizedText("Vorlage", "Paper")),
        new(new LocalizedText("Titel", "Title")),
        new(new LocalizedText("Art", "Type")),
        new(new LocalizedText("Datum der Vorlage", "Date of the paper"), ColumnType.Date),
        new(new LocalizedText("Stand", "State")),
    ];

    public async Task<IReadOnlyList<ToolPart>> PartsAsync(DateOnly since, CancellationToken cancellationToken)
    {
        var entries = new List<KeyValuePair<string, string>>();
        await foreach (var entry in store.ScanAsync(StorageKeys.ChangedPapers + StorageKeys.Day(since), StorageKeys.After(StorageKeys.ChangedPapers), cancellationToken))
            entries.Add(entry);
        if (entries.Count == 0)
            return [Notices.Of($"Seit dem {Notices.German(since)} ist keine neue oder geänderte Vorlage erfasst.", $"No new or changed paper is recorded since {since:O}.")];

        entries.Reverse();
        var rows = new List<IReadOnlyList<string?>>();
        var sources = new List<SourceReference>();
        foreach (var (key, state) in entries.Take(MaxRows))
        {
            // changed/2024-05-03/<key>
            var day = key.Substring(StorageKeys.ChangedPapers.Length, 10);
            if (await store.PaperAsync(key[(StorageKeys.ChangedPapers.Length + 11)..], cancellationToken) is not { Paper: { } paper })
                continue;
            rows.Add([day, paper.Reference, paper.Title, PaperTypes.Names[paper.Type], paper.Date is { } date ? StorageKeys.Day(date) : null, state == "new" ? "neu" : "geändert"]);
            sources.Add(PaperPath.SourceOf(paper));
        }

        var table = new Table(new LocalizedText($"Neue und geänderte Vorlagen seit dem {Notices.German(since)}", $"New and changed papers since {since:O}"), Columns, rows) { Sources = sources };
        return entries.Count <= MaxRows
            ? [table]
            : [table, Notices.Warning($"Die Tabelle zeigt die neuesten {MaxRows} von {entries.Count} Vorlagen.", $"The table shows the latest {MaxRows} of {entries.Count} papers.")];
    }
}
