using System.Globalization;
using System.Runtime.CompilerServices;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.Generation;
using Assistant.Conversations.History;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Memory;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Models;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Tests;

/// <summary>The rooms of a turn as the host composes them, over a real database in a folder of its own; only the tools are scripted.</summary>
internal sealed class TestTurns : IDisposable
{
    public static readonly City City = new() { Id = "rebstadt", Name = new LocalizedText("Rebstadt am Rhein") };
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-turns-").FullName;
    private readonly DataDirectory _data;
    private readonly ServiceProvider _services;

    public TestTurns(params TurnTool[] tools)
        : this(null, [], [], tools)
    {
    }

    /// <summary>Without a model; documents and uploads are read under these settings.</summary>
    public TestTurns(MemoryOptions memory)
        : this(null, [], [], memory, [])
    {
    }

    public TestTurns(IModelRouter? models, IReadOnlyList<TurnFunction> functions, IReadOnlyList<PluginSkill>? skills = null, params TurnTool[] tools)
        : this(models, functions, skills, new MemoryOptions(), tools)
    {
    }

    private TestTurns(IModelRouter? models, IReadOnlyList<TurnFunction> functions, IReadOnlyList<PluginSkill>? skills, MemoryOptions memory, TurnTool[] tools)
    {
        _data = DataDirectory.Open(_folder, "test");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<FixedTime>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<FixedTime>());
        services.AddSingleton(_data);
        services.AddSingleton(new SqliteDatabase(_data.File("assistant.db"), TimeProvider.System));
        services.AddMemory(memory);
        services.AddSingleton<IPluginCatalog>(new FakeCatalog(skills ?? []));
        services.AddSingleton(models ?? new TurnModel() { IsInReach = false });
        services.AddSingleton<IStateDatabase>(provider => new SqliteStateDatabase(_data.File("state.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddConversationHistory(new RunnerIdentity("test"));
        services.AddUploads(new UploadOptions());
        services.AddConversations(new ToolLoopOptions());
        services.AddSingleton<Func<Question, TurnPlugins>>(provider => _ => Plugins(provider.GetRequiredService<IPluginCatalog>()));
        _services = services.BuildServiceProvider();

        TurnPlugins Plugins(IPluginCatalog catalog)
        {
            var lease = catalog.Lease(City.Id);
            return new TurnPlugins(lease.Skills, tools, functions, lease);
        }
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task SyncAsync(params SourceDocument[] documents) => await Get<Synchronizer>().RunAsync(
        new SyncTarget(new SourceKey(City.Id, "test", "papers"), new ScriptedSource(documents), Client), false, null, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<TurnEvent>> RunAsync(string text, string culture = "de-DE", Caller? caller = null, CancellationToken? cancellationToken = null, IReadOnlyList<ChatMessage>? history = null, IReadOnlyList<Attachment>? attachments = null, string? conversation = null, Func<Question, Question>? change = null)
    {
        var events = new List<TurnEvent>();
        var question = new Question(text, caller ?? Caller.Anonymous(City.Id), City) { Culture = CultureInfo.GetCultureInfo(culture), History = history ?? [], Attachments = attachments ?? [], ConversationId = conversation };
        question = change?.Invoke(question) ?? question;
        if (conversation is not null)
            await Get<ConversationStore>().EnsureAsync(question.Caller, conversation, TestContext.Current.CancellationToken);
        await foreach (var happened in Get<TurnRunner>().RunAsync(question, cancellationToken ?? TestContext.Current.CancellationToken))
            events.Add(happened);
        return events;
    }

    public async Task<Answer> AskAsync(string text, string culture = "de-DE", Caller? caller = null) =>
        (await RunAsync(text, culture, caller)).OfType<TurnEvent.Finished>().Single().Answer;

    public static SourceDocument Paper(string reference, string title, string text, Audience? audience = null) => new()
    {
        Id = reference,
        Title = title,
        Kind = "paper",
        Reference = reference,
        Audience = audience ?? Audience.Public,
        Files = [new SourceFile { Id = reference + "/main", Name = "Vorlage", MediaType = "text/plain", Text = text }],
    };

    public void Dispose()
    {
        Client.Dispose();
        _services.Dispose();
        _data.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private HttpClient Client { get; } = new Assistant.Walls.Egress.EgressConnector(new Assistant.Walls.Egress.EgressOptions())
        .CreateClient(new Assistant.Walls.Egress.EgressPolicy("test", [], null));

    private sealed class ScriptedSource(IReadOnlyList<SourceDocument> documents) : IKnowledgeSource
    {
        public string Name => "papers";

        public async IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var document in documents)
                yield return new Upserted(document);
            yield return new Completed("1", true);
        }
    }
}
