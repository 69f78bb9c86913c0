using Assistant.Conversations.History;
using Assistant.Conversations.Turns;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Uploads;

/// <summary>The files of a turn: those of its question, and those of the questions before it in the conversation. Thread-safe.</summary>
public sealed class TurnUploads(UploadStore store, UploadOptions options)
{
    /// <summary>Checks that a question may have these files, before anything of it is stored.</summary>
    internal Task RequireAsync(Question question, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken)
    {
        Count(question, uploadIds);
        return store.RequireAsync(question.Caller, uploadIds, cancellationToken);
    }

    /// <summary>The files, for a turn that nobody wants kept.</summary>
    internal Task<IReadOnlyList<Attachment>> ReadAsync(Question question, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken)
    {
        Count(question, uploadIds);
        return store.ReadAsync(question.Caller, uploadIds, cancellationToken);
    }

    /// <summary>Binds files to a stored question.</summary>
    internal Task UseAsync(Caller caller, string conversationId, string questionId, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken) =>
        uploadIds.Count == 0 ? Task.CompletedTask : store.UseAsync(caller, conversationId, questionId, uploadIds, cancellationToken);

    /// <summary>The files of the last message, then those of the ones before it, newest first, as many as one question may have.</summary>
    internal async Task<IReadOnlyList<Attachment>> OfPathAsync(Caller caller, IReadOnlyList<StoredMessage> path, CancellationToken cancellationToken)
    {
        List<string> own = [.. path[^1].Attachments.Select(upload => upload.Id)];
        List<string> earlier = [.. path.SkipLast(1).Reverse().SelectMany(message => message.Attachments).Select(upload => upload.Id).Distinct(StringComparer.Ordinal).Except(own, StringComparer.Ordinal).Take(options.PerQuestion)];
        if (own.Count + earlier.Count == 0)
            return [];
        var all = await store.ReadAsync(caller, [.. own, .. earlier], cancellationToken);
        return [.. all.Select((attachment, position) => attachment with { IsEarlier = position >= own.Count })];
    }

    private void Count(Question question, IReadOnlyList<string> uploadIds)
    {
        if (uploadIds.Count > options.PerQuestion)
            throw new QuestionException(UploadTexts.For(question.Culture).TooManyForQuestion(uploadIds.Count, options.PerQuestion));
    }
}
