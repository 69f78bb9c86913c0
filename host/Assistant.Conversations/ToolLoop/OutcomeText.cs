using System.Globalization;
using System.Text;
using Assistant.Conversations.Answers;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.ToolLoop;

/// <summary>An outcome as plain text for the model, where nobody numbers the sources.</summary>
internal static class OutcomeText
{
    public static string Of(ToolOutcome outcome, CultureInfo culture) => outcome.Parts.Count == 0
        ? "The tool found nothing."
        : string.Join("\n\n", outcome.Parts.Select(part => part is Passages passages ? string.Join("\n\n", passages.Hits.Select(Text)) : PartText.Of(part, culture)));

    private static string Text(Hit hit)
    {
        var text = new StringBuilder(hit.Document.Title);
        if (hit.Document.Reference is { } reference)
            text.Append(CultureInfo.InvariantCulture, $" ({reference})");
        if (hit.Document.Page is { } page)
            text.Append(CultureInfo.InvariantCulture, $", p. {page}");
        return text.Append(": ").Append(hit.Text).ToString();
    }
}
