using System.Globalization;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Turns;
using Assistant.Memory.Extraction;
using Assistant.Memory.German;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Conversations.Generation;

/// <summary>
/// Makes sources of what the person has added. A file that is longer than its share of the model's window is represented by the passages
/// that speak of the question. Thread-safe.
/// </summary>
internal sealed class AttachmentSources(IPassageSplitter splitter, GermanText german)
{
    // What of the window the files of the question get, and those of earlier questions; the rest belongs to instructions, search and answer.
    private const int OwnShare = 2;
    private const int EarlierShare = 4;

    /// <summary>What a prompt writes around a source.</summary>
    private const int FrameTokens = 60;

    /// <summary>Registers the passages that fit, in the order of the files.</summary>
    /// <param name="request">The question with its files.</param>
    /// <param name="register">The turn's sources.</param>
    public AttachedSources Register(GenerationRequest request, SourceRegister register)
    {
        var question = request.Subject.Question;
        if (question.Attachments.Count == 0)
            return new AttachedSources([], []);
        var passages = question.Attachments.SelectMany(Split).ToList();
        var window = request.Role.ContextTokens;
        var chosen = Choose(passages.Where(passage => !passage.IsEarlier), window / OwnShare, request)
            .Concat(Choose(passages.Where(passage => passage.IsEarlier), window / EarlierShare, request));
        return new AttachedSources(
            [.. chosen.Select(passage => register.Find(register.Add(passage.Document, passage.Text))!)],
            [.. passages.GroupBy(passage => passage.Document.DocumentId, StringComparer.Ordinal).Select(file => (file.Key, file.First().Document.Title, file.DistinctBy(passage => (passage.Document.Page, passage.Text)).Count()))]);
    }

    // Best passages first until the room is used, then in their order again.
    private IEnumerable<Passage> Choose(IEnumerable<Passage> passages, int room, GenerationRequest request)
    {
        var all = passages.ToList();
        if (all.Sum(passage => passage.Tokens) <= room)
            return all;
        var terms = request.Subject.Terms;
        var chosen = new HashSet<Passage>(ReferenceEqualityComparer.Instance);
        foreach (var passage in all.OrderByDescending(passage => terms.CoverageIn(german.TermSet(passage.Text))))
        {
            if (passage.Tokens > room)
                continue;
            room -= passage.Tokens;
            chosen.Add(passage);
        }

        return all.Where(chosen.Contains);
    }

    private IEnumerable<Passage> Split(Attachment attachment, int position)
    {
        var pages = attachment.Text.Split('\f');
        var text = new ExtractedText
        {
            Pages = [.. pages.Select((page, number) => new ExtractedPage(number + 1, page))],
            HasPages = pages.Length > 1,
            Outcome = ExtractionOutcome.Complete,
        };
        var id = "upload:" + (attachment.Id ?? (position + 1).ToString(CultureInfo.InvariantCulture));
        return splitter.Split(text).Select(draft => new Passage(
            new SourceReference { DocumentId = id, Title = attachment.Name, Page = draft.PageFrom },
            draft.Text,
            TokenEstimator.Estimate(draft.Text) + FrameTokens,
            attachment.IsEarlier));
    }

    private sealed record Passage(SourceReference Document, string Text, int Tokens, bool IsEarlier);
}
