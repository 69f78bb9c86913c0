using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Conversations.Uploads;

/// <summary>What the person is told of how a file was read.</summary>
internal static class UploadVerdict
{
    /// <summary>Why a file is not taken; <see langword="null"/> where it is.</summary>
    /// <param name="extracted">How its reading went.</param>
    /// <param name="canRecognize">Whether text is recognised in pictures here at all.</param>
    public static UploadRefusal? Refusal(ExtractedText extracted, bool canRecognize) => extracted.Outcome switch
    {
        ExtractionOutcome.Complete or ExtractionOutcome.Partial when extracted.Pages.Any(page => page.Text.Length > 0) => null,
        ExtractionOutcome.Complete or ExtractionOutcome.Partial or ExtractionOutcome.NoText => WithoutText(extracted, canRecognize),
        ExtractionOutcome.Encrypted => UploadRefusal.Encrypted,
        ExtractionOutcome.Unsupported => UploadRefusal.KindNotRead,
        ExtractionOutcome.TooLarge => UploadRefusal.TooLarge,
        ExtractionOutcome.TimedOut or ExtractionOutcome.OutOfMemory => UploadRefusal.TooDifficult,
        _ => UploadRefusal.Damaged,
    };

    /// <summary>What of a file was not read, and what may have been read wrongly; <see langword="null"/> where there is nothing to say.</summary>
    /// <param name="extracted">How its reading went.</param>
    /// <param name="cutAt">At how many characters the text was cut; <see langword="null"/> where it was not.</param>
    /// <param name="texts">The reader's language.</param>
    public static string? Notice(ExtractedText extracted, int? cutAt, UploadTexts texts)
    {
        var pages = extracted.Pages;
        var unread = pages.Where(page => page.IsUnread).Select(page => page.Number).ToList();
        var empty = pages.Count(page => page.Text.Length == 0 && !page.IsUnread);
        var sentences = new List<string>();
        if (cutAt is { } limit)
            sentences.Add(texts.Cut(limit));
        // Pages that are pictures make it incomplete too; they are told by their number.
        else if (extracted.Outcome == ExtractionOutcome.Partial && extracted.Recognition is not (RecognitionState.PutOff or RecognitionState.Cut))
            sentences.Add(texts.Incomplete);
        if (pages.Any(page => page.IsRecognized))
            sentences.Add(!extracted.HasPages || pages.All(page => page.IsRecognized) ? texts.Recognized : texts.RecognizedPages([.. pages.Where(page => page.IsRecognized).Select(page => page.Number)]));
        if (unread.Count > 0)
            sentences.Add(texts.UnreadPages(unread));
        if (extracted.HasPages && empty > 0)
            sentences.Add(extracted.Recognition is RecognitionState.Done or RecognitionState.Cut ? texts.BlankPages(empty, pages.Count) : texts.EmptyPages(empty, pages.Count));
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    // A picture has no pages, a scan has empty ones.
    private static UploadRefusal WithoutText(ExtractedText extracted, bool canRecognize) => extracted.Recognition switch
    {
        RecognitionState.Done => UploadRefusal.NoTextInPicture,
        RecognitionState.Cut => extracted.Pages.Any(page => page.IsUnread) ? UploadRefusal.NotRecognized : UploadRefusal.Damaged,
        RecognitionState.PutOff when canRecognize => UploadRefusal.RecognitionBusy,
        _ => extracted.Pages.Count == 0 ? UploadRefusal.KindNotRead : UploadRefusal.NoText,
    };
}
