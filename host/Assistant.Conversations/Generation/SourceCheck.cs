using System.Globalization;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Checks.Links;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Texts;

namespace Assistant.Conversations.Generation;

/// <summary>Checks a written text against its numbered sources. Thread-safe.</summary>
internal sealed class SourceCheck(AnswerChecker checker)
{
    /// <summary>What the sources do not carry, in the order of the text.</summary>
    /// <param name="text">The text, with the numbers of sources in brackets.</param>
    /// <param name="sources">The sources it may cite.</param>
    public IReadOnlyList<CheckFinding> Run(string text, IReadOnlyList<NumberedSource> sources)
    {
        IReadOnlyList<CheckFinding> findings =
        [
            .. checker.CheckAnswer(text, sources.ToDictionary(source => source.Number, source => new CheckSource(source.Document.DocumentId, Shown(source), source.Status)))
                .Concat(LinkCheck.Run(text, sources)).OrderBy(finding => finding.Start),
        ];
        return findings.Count == 0 && !CitationReader.NumbersIn(text).Any()
            ? [new CheckFinding(CheckKind.Citation, "", AnswerTexts.NoCitation, 0, text.Length)]
            : findings;
    }

    // The title says what a passage is about, and an answer may repeat its numbers and days, and those of papers that the prompt names beside it.
    private static string Shown(NumberedSource source)
    {
        IEnumerable<string?> parts = [source.Document.Title, source.Document.Reference, source.Document.Date?.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE")), source.Hit?.Heading, source.Text];
        return string.Join('\n', parts.Concat(SourceHeading.Others(source)).OfType<string>());
    }
}
