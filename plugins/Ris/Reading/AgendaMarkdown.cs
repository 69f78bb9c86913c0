using System.Globalization;
using System.Text;
using Assistant.Plugins.Ris.Model;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Writes a meeting's agenda as Markdown, a section for each item, so that each can be found and cited by itself.</summary>
internal static class AgendaMarkdown
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="meeting">The meeting.</param>
    /// <param name="title">Its title.</param>
    /// <param name="references">The numbers of an item's papers, by the item's id.</param>
    public static string Of(Meeting meeting, string title, IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        var text = new StringBuilder().Append("# ").Append(OneLine(title)).Append('\n');
        if (meeting.Start is { } start && start.TimeOfDay > TimeSpan.Zero)
            Paragraph(text, $"Beginn: {start.ToString("HH:mm", German)} Uhr");
        if (meeting.Place is { } place)
            Paragraph(text, $"Ort: {OneLine(place)}");
        if (meeting.Cancelled)
            Paragraph(text, "Die Sitzung ist abgesagt.");
        foreach (var (item, place1) in meeting.Agenda.Select((item, at) => (item, at + 1)))
            Item(text, item, item.Number ?? place1.ToString(CultureInfo.InvariantCulture), references.GetValueOrDefault(item.Id) ?? []);
        return text.ToString();
    }

    private static void Item(StringBuilder text, AgendaItem item, string number, IReadOnlyList<string> references)
    {
        var label = number.StartsWith("TOP", StringComparison.OrdinalIgnoreCase) ? number : $"TOP {number}";
        if (!item.Public)
        {
            Paragraph(text, $"## {OneLine(label)}: nicht öffentlich");
            return;
        }

        Paragraph(text, $"## {OneLine(label)}: {OneLine(item.Title ?? "ohne Titel")}");
        if (references.Count > 0)
            Paragraph(text, $"Vorlage: {string.Join(", ", references.Select(OneLine))}");
        if (item.Result is { } result)
            Paragraph(text, $"Ergebnis: {OneLine(result)}");
        if (item.Resolution is { } resolution)
            Paragraph(text, "Beschluss: " + string.Join('\n', resolution.Split('\n').Select(Escaped)));
    }

    private static void Paragraph(StringBuilder text, string content) => text.Append('\n').Append(content).Append('\n');

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A line of the resolution must not begin a section of its own.
    private static string Escaped(string line)
    {
        var trimmed = line.Trim();
        return trimmed.StartsWith('#') ? "\\" + trimmed : trimmed;
    }
}
