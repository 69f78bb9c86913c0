using System.Data.Common;
using Assistant.Conversations.History;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.Library;

/// <summary>
/// The prompts that people have saved: their own, and those that they offer to their department. Never across cities; only its author
/// changes one. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class PromptStore(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 8000;

    /// <summary>How many prompts a person may have, and how many a department may be offered.</summary>
    public const int MaxPrompts = 500;

    private const string Own = "city = @city AND subject = @subject AND id = @id";

    /// <summary>The caller's prompts, and those of others for a department, by title.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="department">The caller's department; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<IReadOnlyList<Prompt>> ListAsync(Caller caller, string? department, CancellationToken cancellationToken)
    {
        var values = Values(caller, "", ("department", department ?? ""));
        return database.ReadAsync<IReadOnlyList<Prompt>>(
            async connection =>
            [
                .. (await connection.QueryAsync<PromptRow>(
                    $"SELECT {PromptRow.Columns} FROM prompt WHERE city = @city AND subject = @subject UNION SELECT {PromptRow.Columns} FROM prompt WHERE city = @city AND department = @department",
                    values))
                .Select(row => row.ToPrompt(caller)).OrderBy(prompt => StoredText.Fold(prompt.Title), StringComparer.Ordinal).ThenBy(prompt => prompt.Id, StringComparer.Ordinal),
            ],
            cancellationToken);
    }

    /// <summary>Keeps a new prompt.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="draft">The prompt.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="PromptLimitException">The author or the department has as many as there may be.</exception>
    /// <exception cref="ArgumentException">The title or the text is empty or too long.</exception>
    public Task<Prompt> AddAsync(Caller caller, PromptDraft draft, CancellationToken cancellationToken)
    {
        var values = Values(caller, timeProvider.NewId(), draft);
        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM prompt WHERE city = @city AND subject = @subject", values) >= MaxPrompts)
                    throw new PromptLimitException(null);
                await CheckDepartmentAsync(connection, values, draft);
                var row = await connection.QuerySingleAsync<PromptRow>(
                    $"""
                    INSERT INTO prompt (city, subject, id, department, title, text, created_ms, updated_ms)
                    VALUES (@city, @subject, @id, @department, @title, @text, @now, @now) RETURNING {PromptRow.Columns}
                    """,
                    values);
                return row.ToPrompt(caller);
            },
            cancellationToken);
    }

    /// <summary>Changes a prompt of the caller's.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="id">The prompt.</param>
    /// <param name="draft">As it is to be.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns><see langword="null"/> where the caller has no such prompt.</returns>
    /// <exception cref="PromptLimitException">The department has as many as there may be.</exception>
    /// <exception cref="ArgumentException">The title or the text is empty or too long.</exception>
    public Task<Prompt?> ChangeAsync(Caller caller, string id, PromptDraft draft, CancellationToken cancellationToken)
    {
        var values = Values(caller, id, draft);
        return database.WriteAsync(
            async connection =>
            {
                await CheckDepartmentAsync(connection, values, draft);
                return (await connection.QuerySingleOrDefaultAsync<PromptRow>(
                    $"UPDATE prompt SET department = @department, title = @title, text = @text, updated_ms = @now WHERE {Own} RETURNING {PromptRow.Columns}", values))?.ToPrompt(caller);
            },
            cancellationToken);
    }

    /// <summary>Deletes a prompt of the caller's.</summary>
    /// <param name="caller">Its author.</param>
    /// <param name="id">The prompt.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether the caller had it.</returns>
    public Task<bool> DeleteAsync(Caller caller, string id, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection.ExecuteAsync($"DELETE FROM prompt WHERE {Own}", Values(caller, id)) > 0, cancellationToken);

    private static async Task CheckDepartmentAsync(DbConnection connection, Dictionary<string, object?> values, PromptDraft draft)
    {
        const string Others = "SELECT count(*) FROM prompt WHERE city = @city AND department = @department AND NOT (subject = @subject AND id = @id)";
        if (draft.Department is not null && await connection.ExecuteScalarAsync<long>(Others, values) >= MaxPrompts)
            throw new PromptLimitException(draft.Department);
    }

    private Dictionary<string, object?> Values(Caller caller, string id, PromptDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (string.IsNullOrWhiteSpace(draft.Title) || draft.Title.Length > MaxTitleLength || string.IsNullOrWhiteSpace(draft.Text) || draft.Text.Length > MaxTextLength)
            throw new ArgumentException($"A prompt has a title of 1 to {MaxTitleLength} and a text of 1 to {MaxTextLength} characters.", nameof(draft));
        return Values(caller, id, ("department", draft.Department), ("title", draft.Title.Trim()), ("text", draft.Text), ("now", timeProvider.Now()));
    }

    private static Dictionary<string, object?> Values(Caller caller, string id, params ReadOnlySpan<(string Name, object? Value)> others)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["city"] = caller.CityId, ["subject"] = caller.Subject, ["id"] = StoredText.Clean(id) };
        foreach (var (name, value) in others)
            values.Add(name, value is string text ? StoredText.Clean(text) : value);
        return values;
    }
}
