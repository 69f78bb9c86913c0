using System.Globalization;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Memory.Indexing.Texts;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Generation;

/// <summary>
/// Searches what the person has added as the council's documents are searched: all files of the turn together, and no others. Thread-safe.
/// </summary>
internal sealed class AttachmentSearch(UploadIndex uploads, TextIndex index, RelevanceGate gate)
{
    /// <summary>As many as the second stage of the ranking looks at; a model's window seldom holds more.</summary>
    private const int MaxPassages = 200;

    /// <summary>As many as of the council's documents.</summary>
    private const int MaxHits = 24;

    /// <summary>Searches the files.</summary>
    /// <param name="subject">The question with its files.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public AttachedPassages Find(Subject subject, CancellationToken cancellationToken)
    {
        var question = subject.Question;
        if (question.Attachments.Count == 0)
            return AttachedPassages.None;
        List<AttachedFile> files = [.. question.Attachments.Select((attachment, position) => File(question.Caller, attachment, position, cancellationToken)).DistinctBy(file => file.DocumentId, StringComparer.Ordinal)];
        var found = index.Search(question.Caller, subject.Terms.SearchText, [.. files.Select(file => file.Text)], MaxPassages, cancellationToken);
        List<AttachedPassage> ranked = [.. found.Hits.Select(hit => new AttachedPassage(files.Find(file => ReferenceEquals(file.Text, hit.Text))!, hit.Passage))];
        List<Hit> hits = [.. ranked.Take(MaxHits).Select((passage, place) => Hit(passage, place + 1, found.Hits[place].Score))];
        var terms = AsKnown(subject.Terms, found.Words);
        return new AttachedPassages(files, ranked, hits, terms, gate.Judge(hits, terms));
    }

    private AttachedFile File(Caller caller, Attachment attachment, int position, CancellationToken cancellationToken) => new(
        "upload:" + (attachment.Id ?? (position + 1).ToString(CultureInfo.InvariantCulture)),
        attachment.Name,
        attachment.IsEarlier,
        uploads.Of(caller, attachment.Id, attachment.Name, attachment.Text, cancellationToken));

    private static Hit Hit(AttachedPassage passage, int rank, double score) => new()
    {
        Rank = rank,
        Score = score,
        Document = passage.Document,
        PassageId = passage.File.DocumentId,
        Heading = passage.Draft.Heading,
        Text = passage.Draft.Text,
    };

    // Which words are unknown, misspelt or put together from others, a file says otherwise than the council's documents.
    private static QuestionTerms AsKnown(QuestionTerms terms, IReadOnlyList<TextWord> words)
    {
        var known = words.DistinctBy(word => word.Term, StringComparer.Ordinal).ToDictionary(word => word.Term, StringComparer.Ordinal);
        return new QuestionTerms(
            [.. terms.All.Select(term => known.TryGetValue(term.Term, out var word) ? term with { Passages = word.Passages, Alternatives = word.Alternatives, Parts = word.Passages == 0 ? word.Parts : [] } : term)],
            terms.Expected,
            terms.SearchText) { Passages = terms.Passages };
    }
}
