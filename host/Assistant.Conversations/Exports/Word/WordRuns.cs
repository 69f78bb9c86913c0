using System.Text;
using System.Xml;
using Assistant.Conversations.Exports.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RunStyle = Assistant.Conversations.Exports.Model.RunStyle;

namespace Assistant.Conversations.Exports.Word;

/// <summary>Turns runs into those of Word; links become relations of the document.</summary>
internal sealed class WordRuns(MainDocumentPart main)
{
    public IEnumerable<OpenXmlElement> Of(IEnumerable<ExportRun> runs) => runs.Where(run => run.Text.Length > 0).Select(Of);

    /// <summary>Plain words.</summary>
    public static Run Of(string text) => Run(text, RunStyle.Plain);

    /// <summary>A text without what XML cannot hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    private OpenXmlElement Of(ExportRun run)
    {
        if (run.Link is not { } link)
            return Run(run.Text, run.Style);
        var linked = Run(run.Text, run.Style);
        linked.RunProperties = new RunProperties(new DocumentFormat.OpenXml.Wordprocessing.RunStyle { Val = "Hyperlink" });
        return new Hyperlink(linked) { Id = main.AddHyperlinkRelationship(link, isExternal: true).Id, History = true };
    }

    private static Run Run(string text, RunStyle style)
    {
        var run = new Run();
        var properties = new RunProperties();
        if (style.HasFlag(RunStyle.Finding))
            properties.Append(new DocumentFormat.OpenXml.Wordprocessing.RunStyle { Val = "Finding" });
        if (style.HasFlag(RunStyle.Bold))
            properties.Append(new Bold());
        if (style.HasFlag(RunStyle.Italic))
            properties.Append(new Italic());
        if (properties.HasChildren)
            run.Append(properties);
        var lines = Clean(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
