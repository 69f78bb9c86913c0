using System.Globalization;
using System.Text;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>Lists and searches a person's conversations, each page with one query. Thread-safe.</summary>
public sealed class ConversationSearch(IStateDatabase database)
{
    /// <summary>The longest page.</summary>
    public const int MaxCount = 100;

    private const int MaxWords = 8;

    /// <summary>The caller's conversations, newest first.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="count">How many at most; 1 to <see cref="MaxCount"/>.</param>
    /// <param name="next"><see cref="ConversationPage.Next"/> of the page before; <see langword="null"/> for the first. Anything else begins anew.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<ConversationPage> ListAsync(Caller caller, int count, string? next, CancellationToken cancellationToken) =>
        SearchAsync(caller, "", count, next, cancellationToken);

    /// <summary>
    /// The caller's conversations in which every word occurs, in the title or in a message, also within longer words; case, accents and
    /// the spelling of umlauts and ß do not matter. Newest first.
    /// </summary>
    /// <param name="caller">Whose.</param>
    /// <param name="search">The words; the first eight count. Empty: all conversations.</param>
    /// <param name="count">As above.</param>
    /// <param name="next">As above.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<ConversationPage> SearchAsync(Caller caller, string search, int count, string? next, CancellationToken cancellationToken)
    {
        count = Math.Clamp(count, 1, MaxCount);
        var words = StoredText.Words(search).Take(MaxWords).ToList();
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["city"] = caller.CityId, ["subject"] = caller.Subject, ["limit"] = count + 1 };
        var sql = Sql(words, values, Position(next));
        return database.ReadAsync(
            async connection =>
            {
                var rows = (await connection.QueryAsync<ConversationRow>(sql, values)).AsList();
                var page = rows.Take(count).Select(row => Summary(row, words)).ToList();
                return new ConversationPage(page, rows.Count > count ? Position(rows[count - 1]) : null);
            },
            cancellationToken);
    }

    private string Sql(List<string> words, Dictionary<string, object?> values, (long Updated, string Id)? after)
    {
        var sql = new StringBuilder("SELECT c.id AS Id, c.title AS Title, c.created_ms AS Created, c.updated_ms AS Updated");
        if (words.Count > 0)
            sql.Append(CultureInfo.InvariantCulture, $", (SELECT m.text FROM message m WHERE {OfConversation} AND {Contains("m.folded", "word0")} ORDER BY m.ordinal, m.id LIMIT 1) AS Found");
        sql.Append(" FROM conversation c WHERE c.city = @city AND c.subject = @subject AND c.deleted_ms IS NULL");
        for (var i = 0; i < words.Count; i++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"word{i}");
            values.Add(word, words[i]);
            sql.Append(CultureInfo.InvariantCulture, $" AND ({Contains("c.folded", word)} OR EXISTS (SELECT 1 FROM message m WHERE {OfConversation} AND {Contains("m.folded", word)}))");
        }

        if (after is { } position)
        {
            sql.Append(" AND (c.updated_ms, c.id) < (@updated, @last)");
            values.Add("updated", position.Updated);
            values.Add("last", position.Id);
        }

        return sql.Append(" ORDER BY c.updated_ms DESC, c.id DESC LIMIT @limit").ToString();
    }

    private const string OfConversation = "m.city = @city AND m.subject = @subject AND m.conversation = c.id";

    private string Contains(string column, string word) =>
        database.Provider == StateProvider.PostgreSql ? $"strpos({column}, @{word}) > 0" : $"instr({column}, @{word}) > 0";

    private static ConversationSummary Summary(ConversationRow row, List<string> words) => new(
        row.Id,
        row.Title,
        Rows.Instant(row.Created),
        Rows.Instant(row.Updated),
        row.Found is null ? null : StoredText.Snippet(row.Found, words));

    private static string Position(ConversationRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Updated}.{row.Id}");

    private static (long Updated, string Id)? Position(string? next)
    {
        var dot = next?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && long.TryParse(next.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var updated) ? (updated, StoredText.Clean(next![(dot + 1)..])) : null;
    }
}
