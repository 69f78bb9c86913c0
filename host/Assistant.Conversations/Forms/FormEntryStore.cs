using System.Text;
using System.Text.Json;
using Assistant.Conversations.History;
using Assistant.Sdk;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.Forms;

/// <summary>
/// What people type into the forms of their answers. It is read by its owner alone: no link shows it and no copy carries it. Thread-safe;
/// throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class FormEntryStore(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>How many bytes of UTF-8 all values of a form may have together, their field ids included.</summary>
    public const int MaxBytes = 64 << 10;

    /// <summary>How many bytes values have, as they are counted.</summary>
    /// <param name="values">Field → text.</param>
    public static long Bytes(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Sum(pair => (long)Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));
    }

    /// <summary>Keeps what is typed, in place of what was there.</summary>
    /// <param name="caller">Whose conversation it is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messageId">The answer.</param>
    /// <param name="form">Which of its forms; 0 is the first.</param>
    /// <param name="values">Field → text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such answer.</exception>
    /// <exception cref="ArgumentException">The values are too large.</exception>
    public Task<FormEntryResult> PutAsync(Caller caller, string conversationId, string messageId, int form, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (Bytes(values) > MaxBytes)
            throw new ArgumentException($"The values of a form have at most {MaxBytes >> 10} KiB.", nameof(values));
        var clean = values.ToDictionary(pair => pair.Key, pair => StoredText.Clean(pair.Value), StringComparer.Ordinal);
        var key = Rows.Key(caller, conversationId, ("id", messageId), ("form", (long)form), ("entries", JsonSerializer.Serialize(clean, FormEntryJson.Default.DictionaryStringString)), ("now", timeProvider.Now()));
        return database.WriteAsync(
            async connection =>
            {
                var message = await connection.QuerySingleOrDefaultAsync<MessageRow>($"SELECT id AS Id, answer AS Answer FROM message WHERE {Rows.OfMessages} AND id = @id", key)
                    ?? throw new ConversationNotFoundException(conversationId, messageId);
                if (Forms(message).ElementAtOrDefault(form) is not { } draft)
                    return FormEntryResult.NoSuchForm;
                if (clean.Keys.Any(name => draft.Fields.All(field => field.Id != name)))
                    return FormEntryResult.NoSuchField;
                await connection.ExecuteAsync(
                    """
                    INSERT INTO form_entry (city, subject, conversation, message, form, entries, updated_ms)
                    VALUES (@city, @subject, @conversation, @id, @form, @entries, @now)
                    ON CONFLICT (city, subject, conversation, message, form) DO UPDATE SET entries = excluded.entries, updated_ms = excluded.updated_ms
                    """,
                    key);
                return FormEntryResult.Kept;
            },
            cancellationToken);
    }

    /// <summary>What the caller has typed into the forms of a conversation.</summary>
    /// <param name="caller">Whose conversation it is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Empty where there is no such conversation.</returns>
    public Task<IReadOnlyList<FormEntry>> ReadAsync(Caller caller, string conversationId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<FormEntry>>(
        async connection =>
        [
            .. (await connection.QueryAsync<FormEntryRow>(
                $"SELECT message AS Message, form AS Form, entries AS Entries FROM form_entry WHERE {Rows.OfMessages} ORDER BY message, form", Rows.Key(caller, conversationId)))
            .Select(row => row.ToEntry()),
        ],
        cancellationToken);

    private static IEnumerable<FormDraft> Forms(MessageRow message) =>
        HistoryJson.Read(message.Answer)?.Answer.Tools.SelectMany(tool => tool.Parts).OfType<FormDraft>() ?? [];
}
