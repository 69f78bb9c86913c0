using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Host.Tests.Lab;
using Assistant.Memory;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;
using Assistant.Walls.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Host.Tests.Http.Conversations;

/// <summary>Writes turns into a host's data past it, as a host would that shares them.</summary>
internal sealed class SecondHost : IDisposable
{
    private readonly TemporaryDirectory _index = new();
    private readonly ServiceProvider _services;

    public SecondHost(string data)
    {
        // The index belongs to the host that runs; here it is a copy.
        Directory.CreateDirectory(_index.File("index"));
        foreach (var file in Directory.Exists(Path.Combine(data, "index")) ? Directory.EnumerateFiles(Path.Combine(data, "index")) : [])
            File.Copy(file, Path.Combine(_index.File("index"), Path.GetFileName(file)));

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SqliteDatabase(Path.Combine(data, "assistant.db"), TimeProvider.System));
        services.AddSingleton<IStateDatabase>(_ => new SqliteStateDatabase(Path.Combine(data, "state.db"), TimeProvider.System));
        services.AddSingleton(_ => DataDirectory.Open(_index.Path, "second host"));
        services.AddMemory(new MemoryOptions());
        services.AddConversationHistory(new RunnerIdentity("second"));
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A question with an answer that quotes what the index has.</summary>
    public async Task<(string Question, string Answer)> TurnAsync(Caller caller, string conversation, string question)
    {
        var hit = (await _services.GetRequiredService<PassageSearch>().SearchAsync(caller, new RetrievalQuery(question), Token))[0];
        var quote = hit.Text[..Math.Min(80, hit.Text.Length)];
        var draft = await BeginAsync(caller, conversation, question, "");
        var citation = new Citation(1, hit.Document, hit.File, hit.Link, hit.PassageId, quote);
        await draft.FinishAsync(new StoredAnswer { Answer = new Answer { Text = $"„{quote}“ [1]", Mode = AnswerMode.Extractive, Citations = [citation] } }, Token);
        await draft.DisposeAsync();
        return (draft.QuestionId, draft.AnswerId);
    }

    /// <summary>A question with this answer.</summary>
    public async Task<(string Question, string Answer)> TurnAsync(Caller caller, string conversation, string question, Answer answer)
    {
        await using var draft = await BeginAsync(caller, conversation, question, "");
        await draft.FinishAsync(new StoredAnswer { Answer = answer }, Token);
        return (draft.QuestionId, draft.AnswerId);
    }

    /// <summary>A question with an answer that is being written.</summary>
    public async Task<AnswerDraft> BeginAsync(Caller caller, string conversation, string question, string text)
    {
        var turns = _services.GetRequiredService<TurnStore>();
        await _services.GetRequiredService<ConversationStore>().EnsureAsync(caller, conversation, Token);
        var draft = await turns.BeginAnswerAsync(caller, conversation, await turns.AskAsync(caller, conversation, question, null, Token), Token);
        await draft.AppendAsync(text, Token);
        await draft.SaveAsync(Token);
        return draft;
    }

    public void Dispose()
    {
        _services.Dispose();
        _index.Dispose();
    }
}
