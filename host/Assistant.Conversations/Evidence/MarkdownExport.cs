using System.Globalization;
using System.Text;
using Assistant.Conversations.Answers;
using Assistant.Conversations.History;

namespace Assistant.Conversations.Evidence;

/// <summary>A conversation as Markdown (CommonMark), for files and e-mails.</summary>
public static class MarkdownExport
{
    /// <summary>Writes the questions and answers of one branch, each answer with its numbered sources.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="leafId">The last message; <see langword="null"/> for the branch that is shown.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="zone">In which times are written.</param>
    /// <exception cref="ConversationNotFoundException">The conversation has no such message.</exception>
    public static string Write(Conversation conversation, string? leafId, CultureInfo culture, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var path = conversation.PathTo(leafId);
        if (leafId is not null && path.Count == 0)
            throw new ConversationNotFoundException(conversation.Id, leafId);
        var texts = new ExportTexts(culture);
        var markdown = new StringBuilder("# ").Append(Plain(conversation.Title.Length > 0 ? conversation.Title : texts.Untitled)).Append('\n');
        foreach (var message in path)
        {
            var heading = message.Role == MessageRole.User ? texts.Question : texts.Answer;
            markdown.Append("\n## ").Append(heading).Append(" (").Append(TimeZoneInfo.ConvertTime(message.CreatedAt, zone).ToString("g", culture)).Append(")\n\n");
            if (message.Role == MessageRole.User)
                markdown.Append(Quoted(message.Text)).Append('\n');
            else
                Append(markdown, message, texts, culture);
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, StoredMessage message, ExportTexts texts, CultureInfo culture)
    {
        if (message.Text.Length > 0)
            markdown.Append(message.Text.Trim()).Append('\n');
        if (texts.Mark(message.State) is { } mark)
            markdown.Append(message.Text.Length > 0 ? "\n" : "").Append("**").Append(mark).Append("**").Append(message.Note is null ? "" : " " + Plain(message.Note)).Append('\n');
        else if (message.Note is { } note)
            markdown.Append("\n**").Append(Plain(note)).Append("**\n");
        if (message.Answer is not { } stored)
            return;
        if (stored.Answer.Citations.Count > 0)
            markdown.Append("\n### ").Append(texts.Sources).Append("\n\n");
        foreach (var citation in stored.Answer.Citations)
            Append(markdown, citation, texts, culture);
        markdown.Append("\n*").Append(stored.Answer.Mode == AnswerMode.Extractive ? texts.Extractive : texts.Generated(stored.Answer.Model ?? "–")).Append("*\n");
    }

    private static void Append(StringBuilder markdown, Citation citation, ExportTexts texts, CultureInfo culture)
    {
        markdown.Append(culture, $"{citation.Number}. **{Plain(citation.Document.Title)}**");
        if (citation.Document.Reference is { } reference)
            markdown.Append(", ").Append(Plain(reference));
        if (citation.Document.Date is { } date)
            markdown.Append(", ").Append(date.ToString("d", culture));
        if (citation.Document.Page is { } page)
            markdown.Append(", ").Append(texts.Page(page));
        if ((citation.Link ?? citation.Document.Url) is { IsAbsoluteUri: true } link && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps))
            markdown.Append(" – <").Append(link.AbsoluteUri).Append('>');
        markdown.Append('\n');
        if (citation.Quote.Length > 0)
            markdown.Append("   > ").Append(texts.Quoted(Plain(citation.Quote))).Append('\n');
    }

    // What people and documents say must not become headings, links or HTML.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings(" "))
            plain.Append(@"\`*_{}[]<>#|&".Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        return plain.ToString();
    }

    private static string Quoted(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => "> " + Plain(line)));
}
