using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Reading;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Shows a paper's way through the committees.</summary>
internal static class PaperPath
{
    private static readonly TableColumn[] Columns =
    [
        new(new LocalizedText("Datum", "Date"), ColumnType.Date),
        new(new LocalizedText("Gremium", "Committee")),
        new(new LocalizedText("TOP", "Item")),
        new(new LocalizedText("Art der Beratung", "Role")),
        new(new LocalizedText("Ergebnis", "Result")),
    ];

    public static IReadOnlyList<ToolPart> Of(Paper paper, IReadOnlyList<PathStep> steps)
    {
        var source = SourceOf(paper);
        var name = paper.Reference is null ? $"„{paper.Title}“" : $"{paper.Reference} „{paper.Title}“";
        var summary = Summary(paper, name, steps) with { Sources = [source] };
        if (steps.Count == 0)
            return [summary];
        var rows = steps.Select(step => (IReadOnlyList<string?>)
            [step.Day is { } day ? StorageKeys.Day(day) : null, step.Committee, step.Number, step.Role, step.Result ?? "noch kein Ergebnis erfasst"]);
        var meetings = steps.Where(step => step.Meeting is not null && step.Day is not null).Select(step => new SourceReference
        {
            DocumentId = step.Meeting!,
            Title = $"{step.Committee ?? "Sitzung"}, Sitzung vom {Notices.German(step.Day!.Value)}",
            Date = step.Day,
            Url = Uri.TryCreate(step.Meeting, UriKind.Absolute, out var url) ? url : null,
        });
        return
        [
            summary,
            new Table(new LocalizedText($"Beratungsweg der Vorlage {name}", $"Path of paper {name}"), Columns, [.. rows.Take(1000)])
            {
                Sources = [source, .. meetings.DistinctBy(meeting => meeting.DocumentId)],
            },
        ];
    }

    public static SourceReference SourceOf(Paper paper) => new()
    {
        DocumentId = paper.Id,
        Title = paper.Title,
        Reference = paper.Reference,
        Date = paper.Date,
        Url = paper.Url,
    };

    private static Notice Summary(Paper paper, string name, IReadOnlyList<PathStep> steps)
    {
        var type = PaperTypes.Names[paper.Type];
        var dated = paper.Date is { } day ? $" vom {Notices.German(day)}" : "";
        var begin = $"Vorlage {name} ({type}{dated})";
        if (steps.Count == 0)
            return Notices.Of($"{begin}: Es ist keine Beratung erfasst.", $"Paper {name}: no consultation is recorded.");
        if (steps.LastOrDefault(step => step.Result is not null) is not { } last)
            return Notices.Of($"{begin}: Es ist noch kein Ergebnis erfasst.", $"Paper {name}: no result is recorded yet.");
        var where = last.Committee ?? "Gremium nicht genannt";
        var when = last.Day is { } held ? $" am {Notices.German(held)}" : "";
        return Notices.Of($"{begin}: zuletzt {where}{when}: {last.Result}.", $"Paper {name}: latest result in {where}: {last.Result}.");
    }
}
