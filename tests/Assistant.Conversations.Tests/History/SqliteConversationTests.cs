using System.Text;
using Assistant.Conversations.History;
using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;

namespace Assistant.Conversations.Tests.History;

public sealed class SqliteConversationTests : ConversationTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-history-").FullName;
    private SqliteStateDatabase? _database;

    private string FilePath => Path.Combine(_folder, "state.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_words_of_a_deleted_conversation_stand_in_no_file()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Quastenflosser?", "Ja, der Quastenflosser.");
        Files().ShouldContain("Quastenflosser");

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, TestContext.Current.CancellationToken);
        Lab.Time.Advance(ConversationTrash.Keep);
        await Lab.Trash.PurgeAsync(TestContext.Current.CancellationToken);

        Files().ShouldNotContain("Quastenflosser");
        Files().ShouldNotContain("quastenflosser");
    }

    private protected override Task<IStateDatabase> OpenAsync()
    {
        _database = new SqliteStateDatabase(FilePath, TimeProvider.System);
        return Task.FromResult<IStateDatabase>(_database);
    }

    private string Files() => string.Concat(Directory.EnumerateFiles(_folder).Select(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
