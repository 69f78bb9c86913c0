using System.Globalization;
using System.Resources;
using Assistant.Conversations.History;

namespace Assistant.Conversations.Evidence;

/// <summary>The words of an export, from <c>ExportTexts.resx</c> (German) and <c>ExportTexts.en.resx</c>.</summary>
internal sealed class ExportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Assistant.Conversations.Evidence.ExportTexts", typeof(ExportTexts).Assembly);

    public string Untitled => Text(nameof(Untitled));

    public string Question => Text(nameof(Question));

    public string Answer => Text(nameof(Answer));

    public string Sources => Text(nameof(Sources));

    public string Extractive => Text(nameof(Extractive));

    public string Withdrawn => Text(nameof(Withdrawn));

    public string Generated(string model) => Text(nameof(Generated), model);

    public string Page(int page) => Text(nameof(Page), page);

    public string Quoted(string quote) => Text(nameof(Quoted), quote);

    /// <summary>What is to be known of an answer that is not complete; <see langword="null"/> where it is.</summary>
    public string? Mark(MessageState state) => state == MessageState.Done ? null : Text(state.ToString());

    private string Text(string name, params object[] values) =>
        string.Format(culture, Resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name), values);
}
