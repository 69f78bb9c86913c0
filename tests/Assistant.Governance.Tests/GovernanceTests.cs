using Assistant.Governance.Feedback;
using Assistant.Governance.Preferences;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Governance.Tests;

/// <summary>What people have set and said; the same tests on each database.</summary>
public abstract partial class GovernanceTests : IAsyncLifetime
{
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");
    private static readonly Caller s_ben = Caller.Visitor("rebstadt", "visitor-ben");
    private static readonly Caller s_annaElsewhere = Caller.Visitor("rheinfelden", "visitor-anna");
    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IStateDatabase Database { get; set; } = null!;

    private FeedbackStore Feedback => new(Database, _time);

    private PreferenceStore Preferences => new(Database, _time);

    public async ValueTask InitializeAsync()
    {
        Database = await OpenAsync();
        foreach (var caller in new[] { s_anna, s_ben, s_annaElsewhere })
            await AddAsync(caller, "c1", "a1", "a2");
    }

    public abstract ValueTask DisposeAsync();

    private protected abstract Task<IStateDatabase> OpenAsync();

    private async Task AddAsync(Caller caller, string conversation, params string[] messages)
    {
        await WriteAsync("INSERT INTO conversation (city, subject, id, title, folded, created_ms, updated_ms) VALUES (@city, @subject, @conversation, '', '', 0, 0)", caller, conversation, "");
        foreach (var message in messages)
        {
            await WriteAsync(
                "INSERT INTO message (city, subject, conversation, id, ordinal, role, state, text, folded, created_ms) VALUES (@city, @subject, @conversation, @message, 1, 'assistant', 'done', 'Ja.', 'ja.', 0)",
                caller,
                conversation,
                message);
        }
    }

    private Task<int> WriteAsync(string sql, Caller caller, string conversation, string message) => Database.WriteAsync(
        connection => connection.ExecuteAsync(sql, new { city = caller.CityId, subject = caller.Subject, conversation, message }), Token);
}
