using Assistant.Conversations.Prompts;
using Assistant.Conversations.Sources;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Generation;

/// <summary>
/// Makes sources of what the person has added. A file that is longer than its share of the model's window is represented by the passages that search found for
/// the question, and by its beginning where these leave room. Thread-safe.
/// </summary>
internal static class AttachmentSources
{
    // What of the window the files of the question get, and those of earlier questions; the rest belongs to instructions, search and answer.
    private const int OwnShare = 2;
    private const int EarlierShare = 4;

    /// <summary>What a prompt writes around a source.</summary>
    private const int FrameTokens = 60;

    /// <summary>Registers the passages that fit, in the order of the files.</summary>
    /// <param name="attached">The files, searched.</param>
    /// <param name="window">The model's window, in tokens.</param>
    /// <param name="register">The turn's sources.</param>
    public static AttachedSources Register(AttachedPassages attached, int window, SourceRegister register)
    {
        var chosen = Choose(attached, isEarlier: false, window / OwnShare).Concat(Choose(attached, isEarlier: true, window / EarlierShare));
        return new AttachedSources(
            [.. chosen.Select(passage => register.Find(register.Add(passage.Document, passage.Draft.Text))!)],
            [.. attached.Files.Select(file => (file.DocumentId, file.Name, file.Text.Passages.DistinctBy(passage => (passage.PageFrom, passage.Text)).Count()))]);
    }

    // Best passages first until the room is used, then in their order again.
    private static IEnumerable<AttachedPassage> Choose(AttachedPassages attached, bool isEarlier, int room)
    {
        List<AttachedPassage> all = [.. attached.Files.Where(file => file.IsEarlier == isEarlier).SelectMany(file => file.Text.Passages.Select(draft => new AttachedPassage(file, draft)))];
        if (Fits(all, room))
            return all;
        var chosen = new HashSet<PassageDraft>(ReferenceEqualityComparer.Instance);
        foreach (var passage in attached.Ranked.Where(passage => passage.File.IsEarlier == isEarlier))
            Take(passage, ref room, chosen);
        foreach (var passage in all)
        {
            if (!chosen.Contains(passage.Draft) && !Take(passage, ref room, chosen))
                break;
        }

        return all.Where(passage => chosen.Contains(passage.Draft));
    }

    private static bool Take(AttachedPassage passage, ref int room, HashSet<PassageDraft> chosen)
    {
        var tokens = Tokens(passage);
        if (tokens > room)
            return false;
        room -= tokens;
        return chosen.Add(passage.Draft);
    }

    // Looks no further than the room goes: a long file has a thousand times as many.
    private static bool Fits(List<AttachedPassage> passages, int room)
    {
        foreach (var passage in passages)
        {
            room -= Tokens(passage);
            if (room < 0)
                return false;
        }

        return true;
    }

    private static int Tokens(AttachedPassage passage) => TokenEstimator.Estimate(passage.Draft.Text) + FrameTokens;
}
