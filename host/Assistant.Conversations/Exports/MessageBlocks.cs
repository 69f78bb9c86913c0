using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Exports.Model;
using Assistant.Conversations.Filters;
using Assistant.Conversations.History;
using Assistant.Conversations.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Exports;

/// <summary>Makes the blocks of a message.</summary>
internal sealed class MessageBlocks(ExportTexts texts, CultureInfo culture, TimeZoneInfo zone)
{
    private const int MessageLevel = 2;
    private const int PartLevel = 3;

    public IEnumerable<ExportBlock> Of(StoredMessage message)
    {
        var heading = message.Role == MessageRole.User ? texts.Question : texts.Answer;
        yield return new ExportBlock.Heading(MessageLevel, $"{heading} ({TimeZoneInfo.ConvertTime(message.CreatedAt, zone).ToString("g", culture)})");
        foreach (var block in message.Role == MessageRole.User ? Question(message) : Answer(message))
            yield return block;
    }

    private IEnumerable<ExportBlock> Question(StoredMessage message)
    {
        yield return Text(TextStyle.Quote, message.Text.ReplaceLineEndings("\n").Trim());
        if (message.Attachments.Count > 0)
            yield return Text(TextStyle.Small, texts.Attachments(string.Join(", ", message.Attachments.Select(upload => upload.Name))));
    }

    private IEnumerable<ExportBlock> Answer(StoredMessage message)
    {
        var answer = message.Answer?.Answer;
        if (message.Text.Length > 0)
            yield return Text(TextStyle.Label, answer is null ? texts.GeneratedBySome : answer.Mode == AnswerMode.Extractive ? texts.Extractive : texts.Generated(answer.Model ?? "–"));
        if (texts.Mark(message.State) is { } mark)
            yield return Text(TextStyle.Notice, message.Note is null ? mark : $"{mark} {message.Note}");
        else if (message.Note is { } note)
            yield return Text(TextStyle.Notice, note);
        foreach (var block in Checked(message.Text, answer?.Checks ?? []))
            yield return block;
        if (answer is null)
            yield break;
        if ((answer.Notice ?? (answer.IsPartial ? texts.Incomplete : null)) is { } notice)
            yield return Text(TextStyle.Notice, notice);
        // Without a model the text itself holds what the tools gave.
        if (answer.Mode == AnswerMode.Generated && answer.Tools.SelectMany(tool => tool.Parts).SelectMany(Part).ToList() is { Count: > 0 } parts)
        {
            foreach (var block in parts.Prepend(new ExportBlock.Heading(PartLevel, texts.Results)))
                yield return block;
        }

        foreach (var block in message.Simple is { } simple ? Simple(simple.Text, simple.Checks, simple.Model) : [])
            yield return block;
        if (answer.Citations.Count == 0)
            yield break;
        yield return new ExportBlock.Heading(PartLevel, texts.Sources);
        yield return new ExportBlock.List(true, [.. answer.Citations.Select(citation => new ExportListItem(citation.Number, Source(citation)))]);
    }

    private IEnumerable<ExportBlock> Simple(string text, IReadOnlyList<CheckFinding> findings, string? model) =>
    [
        new ExportBlock.Heading(PartLevel, texts.Simple),
        Text(TextStyle.Label, model is null ? texts.GeneratedBySome : texts.Generated(model)),
        .. Checked(text, findings),
    ];

    private IEnumerable<ExportBlock> Checked(string text, IReadOnlyList<CheckFinding> findings)
    {
        var marks = new FindingMarks(text, findings);
        foreach (var block in new MarkdownBlocks(mark => texts.Finding(marks.FindingAt(mark).Reason.For(culture))).Read(marks.Text))
            yield return block;
        if (marks.Placeless.Count == 0)
            yield break;
        yield return Text(TextStyle.Label, texts.Findings);
        yield return new ExportBlock.List(false, [.. marks.Placeless.Select((finding, position) => new ExportListItem(
            position + 1,
            [new ExportBlock.Paragraph(TextStyle.Body, [new ExportRun(finding.Words.Length == 0 || finding.Reason.For(culture).Contains(finding.Words, StringComparison.Ordinal) ? finding.Reason.For(culture) : texts.FindingOf(finding.Words, finding.Reason.For(culture)), RunStyle.Finding)])]))]);
    }

    private IEnumerable<ExportBlock> Part(ToolPart part) => part switch
    {
        Table table => [TableOf(table)],
        Chart chart => [TableOf(chart.Data with { Title = chart.Title })],
        FormDraft form => [new ExportBlock.Table(form.Title.For(culture), [], [.. form.Fields.Select(field => (IReadOnlyList<ExportCell>)[ExportCell.Of(field.Label.For(culture)), ExportCell.Of(field.Value ?? "…")])])],
        Notice notice => [Text(notice.Kind == NoticeKind.Info ? TextStyle.Body : TextStyle.Notice, notice.Text.For(culture))],
        _ => [],
    };

    private ExportBlock.Table TableOf(Table table) => new(
        table.Title.For(culture),
        [.. table.Columns.Select(column => ExportCell.Of(PartText.Heading(column, culture), column.Type == ColumnType.Number))],
        [.. table.Rows.Select(row => (IReadOnlyList<ExportCell>)[.. row.Select((cell, position) => Cell(cell, table.Columns[position].Type))])]);

    private ExportCell Cell(string? cell, ColumnType type) =>
        type == ColumnType.Link && Uri.TryCreate(cell, UriKind.Absolute, out var link) && IsWeb(link)
            ? new ExportCell([new ExportRun(texts.Open) { Link = link }])
            : ExportCell.Of(PartText.Formatted(cell, type, culture), type == ColumnType.Number);

    private IReadOnlyList<ExportBlock> Source(Citation citation)
    {
        var document = citation.Document;
        var details = new[]
        {
            document.Reference,
            FacetLabels.Of(citation.Facets, FacetNames.Committee, culture),
            document.Date?.ToString("d", culture),
            document.Page is { } page ? texts.Page(page) : null,
        };
        var runs = new List<ExportRun> { new(document.Title.ReplaceLineEndings(" "), RunStyle.Bold), new(string.Concat(details.OfType<string>().Select(detail => ", " + detail.ReplaceLineEndings(" ")))) };
        if ((citation.Link ?? document.Url) is { } link && IsWeb(link))
            runs.AddRange([new ExportRun(" – "), new ExportRun(link.AbsoluteUri) { Link = link }]);
        var source = new ExportBlock.Paragraph(TextStyle.Body, [.. runs.Where(run => run.Text.Length > 0)]);
        IEnumerable<ExportBlock> quote = citation.Quote.Length == 0 ? [] : [Text(TextStyle.Quote, texts.Quoted(citation.Quote.ReplaceLineEndings(" ")))];
        return [source, .. quote, .. CitationNotes.Of(citation, culture).Select(Note)];
    }

    private ExportBlock.Paragraph Note(CitationNote note)
    {
        var runs = new List<ExportRun> { new(note.Text, RunStyle.Italic) };
        foreach (var other in note.Documents)
        {
            runs.AddRange([new ExportRun(runs.Count == 1 ? " " : "; "), new ExportRun(CitationNotes.Name(other, culture)) { Link = other.Document.Url is { } url && IsWeb(url) ? url : null }]);
        }

        return new ExportBlock.Paragraph(TextStyle.Body, runs);
    }

    private static bool IsWeb(Uri link) => link.IsAbsoluteUri && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps);

    private static ExportBlock.Paragraph Text(TextStyle style, string text) => new(style, [new ExportRun(text)]);
}
