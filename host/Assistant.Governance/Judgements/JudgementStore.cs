using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Governance.Judgements;

/// <summary>
/// What editors say of hits, one judgement for each question and document of a city; the last word counts. It belongs to the city: search is
/// measured with it, whoever said it. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class JudgementStore(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>The longest question and the longest id, in characters.</summary>
    public const int MaxLength = 4000;

    /// <summary>The best grade.</summary>
    public const int MaxGrade = 2;

    /// <summary>Keeps a judgement, in place of what was said of the same before.</summary>
    /// <param name="caller">The editor.</param>
    /// <param name="judgement">What they say.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">A text is empty or too long, or the grade is none.</exception>
    public Task PutAsync(Caller caller, Judgement judgement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(judgement);
        if (judgement.Grade is < 0 or > MaxGrade)
            throw new ArgumentException($"A grade is a number from 0 to {MaxGrade}.", nameof(judgement));
        var key = Key(caller, judgement.Question, judgement.DocumentId);
        key["grade"] = (long)judgement.Grade;
        key["subject"] = caller.Subject;
        key["now"] = timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO judgement (city, question, document, grade, subject, at_ms) VALUES (@city, @question, @document, @grade, @subject, @now)
                ON CONFLICT (city, question, document) DO UPDATE SET grade = excluded.grade, subject = excluded.subject, at_ms = excluded.at_ms
                """,
                key),
            cancellationToken);
    }

    /// <summary>Takes back what was said of a question and a document.</summary>
    /// <param name="caller">An editor of the city.</param>
    /// <param name="question">The question.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was anything.</returns>
    public Task<bool> DeleteAsync(Caller caller, string question, string documentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var key = Key(caller, question, documentId);
        return database.WriteAsync(
            async connection => await connection.ExecuteAsync("DELETE FROM judgement WHERE city = @city AND question = @question AND document = @document", key) > 0,
            cancellationToken);
    }

    /// <summary>All judgements of a city, question by question.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<IReadOnlyList<Judgement>> ListAsync(string cityId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Judgement>>(
            async connection => [.. (await connection.QueryAsync<(string Question, string Document, long Grade)>(
                "SELECT question, document, grade FROM judgement WHERE city = @cityId ORDER BY question, document", new { cityId }))
                .Select(row => new Judgement(row.Question, row.Document, (int)row.Grade))],
            cancellationToken);

    private static Dictionary<string, object?> Key(Caller caller, string question, string documentId) => new(StringComparer.Ordinal)
    {
        ["city"] = caller.CityId,
        ["question"] = Checked(question, nameof(question)),
        ["document"] = Checked(documentId, nameof(documentId)),
    };

    private static string Checked(string text, string name)
    {
        var clean = StateText.Clean(text).Trim();
        return clean.Length is > 0 and <= MaxLength ? clean : throw new ArgumentException($"It needs 1 to {MaxLength} characters.", name);
    }
}
