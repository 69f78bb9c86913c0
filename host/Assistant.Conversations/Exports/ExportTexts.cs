using System.Globalization;
using System.Resources;
using Assistant.Conversations.History;

namespace Assistant.Conversations.Exports;

/// <summary>The words of an export, from <c>ExportTexts.resx</c> (German) and <c>ExportTexts.en.resx</c>.</summary>
internal sealed class ExportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Assistant.Conversations.Exports.ExportTexts", typeof(ExportTexts).Assembly);

    public string Untitled => Text(nameof(Untitled));

    public string Question => Text(nameof(Question));

    public string Answer => Text(nameof(Answer));

    public string Sources => Text(nameof(Sources));

    public string Extractive => Text(nameof(Extractive));

    public string Withdrawn => Text(nameof(Withdrawn));

    public string GeneratedBySome => Text(nameof(GeneratedBySome));

    public string Simple => Text(nameof(Simple));

    public string Results => Text(nameof(Results));

    public string Findings => Text(nameof(Findings));

    public string Open => Text(nameof(Open));

    public string Incomplete => Text(nameof(Incomplete));

    public string Generated(string model) => Text(nameof(Generated), model);

    public string Finding(string reason) => Text(nameof(Finding), reason);

    public string FindingOf(string words, string reason) => Text(nameof(FindingOf), words, reason);

    public string Attachments(string names) => Text(nameof(Attachments), names);

    public string MoreRows(int rows) => Text(nameof(MoreRows), rows);

    /// <summary>The line at the top of each page.</summary>
    public string Running(string city) => Text("RunningHead", city);

    /// <summary>The line at the foot of each page.</summary>
    public string MadeAt(DateTimeOffset at) => Text(nameof(MadeAt), at);

    /// <summary>The number of a page.</summary>
    public string PageOf(int page, int pages) => Text(nameof(PageOf), page, pages);

    /// <summary>The words around the number of a page: before, between, behind.</summary>
    public string[] PageParts() => PageOf(1, 2).Split('1', '2');

    public string Page(int page) => Text(nameof(Page), page);

    public string Quoted(string quote) => Text(nameof(Quoted), quote);

    /// <summary>What is to be known of an answer that is not complete; <see langword="null"/> where it is.</summary>
    public string? Mark(MessageState state) => state == MessageState.Done ? null : Text(state.ToString());

    private string Text(string name, params object[] values) =>
        string.Format(culture, Resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name), values);
}
