using System.Globalization;
using System.Text;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Sources;

namespace Assistant.Host.Http.OpenAI;

/// <summary>An answer for clients that show text and nothing else: what its sources do not carry, and the sources, stand below it.</summary>
internal static class AnswerText
{
    public static string Of(Answer answer, CultureInfo culture)
    {
        var texts = OpenAITexts.For(culture);
        var text = new StringBuilder(answer.Text);
        if (answer.Checks.Count > 0)
        {
            text.Append("\n\n").Append(texts.Findings);
            foreach (var finding in answer.Checks)
                text.Append("\n– ").Append(texts.Finding(finding.Words, finding.Reason.For(culture)));
        }

        if (answer.Notice is { } notice)
            text.Append("\n\n").Append(notice);
        if (answer.Citations.Count > 0)
        {
            text.Append("\n\n").Append(texts.Sources);
            foreach (var citation in answer.Citations)
            {
                text.Append(culture, $"\n[{citation.Number}] ").Append(Reference(citation, texts));
                foreach (var note in CitationNotes.Of(citation, culture))
                    text.Append("\n    ").Append(CitationNotes.Line(note, culture));
            }
        }

        return text.ToString();
    }

    private static string Reference(Citation citation, OpenAITexts texts)
    {
        string?[] words =
        [
            citation.Document.Title,
            citation.Document.Reference,
            citation.Document.Page is { } page ? texts.Page(page) : null,
            (citation.Link ?? citation.Document.Url)?.AbsoluteUri,
        ];
        return string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
    }
}
