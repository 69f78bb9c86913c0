using Assistant.Conversations.Answers;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.Forms;
using Assistant.Conversations.History;
using Assistant.Conversations.Library;
using Assistant.Conversations.Sharing;
using Assistant.Conversations.Uploads;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Conversations.Tests.History;

/// <summary>A host's store of conversations over a database; other hosts on the same database are other labs.</summary>
internal sealed class HistoryLab
{
    public static readonly Caller Anna = Caller.Visitor("rebstadt", "visitor-anna");
    public static readonly Caller Ben = Caller.Visitor("rebstadt", "visitor-ben");
    public static readonly Caller AnnaElsewhere = Caller.Visitor("rheinfelden", "visitor-anna");

    public HistoryLab(IStateDatabase database, TestTurns rooms, MovableTime time, string runner = "host-1")
    {
        Database = database;
        Time = time;
        var identity = new RunnerIdentity(runner);
        Cache = new UploadCache(new UploadOptions(), time);
        Conversations = new ConversationStore(database, time, Cache);
        Search = new ConversationSearch(database);
        Trash = new ConversationTrash(database, time);
        Shares = new ShareStore(database, time);
        Prompts = new PromptStore(database, time);
        Forms = new FormEntryStore(database, time);
        Turns = new TurnStore(database, identity, new CitedPassages(rooms.Get<PassageArchive>(), rooms.Get<IPassageIndex>()), time, NullLogger<TurnStore>.Instance);
        Uploads = new UploadStore(database, time, Cache);
        Recovery = new AnswerRecovery(database, identity, time);
    }

    public IStateDatabase Database { get; }

    public MovableTime Time { get; }

    public UploadCache Cache { get; }

    public ConversationStore Conversations { get; }

    public ConversationSearch Search { get; }

    public ConversationTrash Trash { get; }

    public ShareStore Shares { get; }

    public PromptStore Prompts { get; }

    public FormEntryStore Forms { get; }

    public TurnStore Turns { get; }

    public UploadStore Uploads { get; }

    public AnswerRecovery Recovery { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static StoredAnswer Answer(string text, params Citation[] citations) => new()
    {
        Answer = new Answer { Text = text, Mode = AnswerMode.Generated, Model = "qwen3:14b", Citations = citations },
        PromptVersion = "2026-09-01",
    };

    /// <summary>A question with a complete answer.</summary>
    public async Task<(string Question, string Answer)> TurnAsync(Caller caller, string conversation, string question, string answer)
    {
        var asked = await Turns.AskAsync(caller, conversation, question, null, Token);
        return (asked, await AnswerAsync(caller, conversation, asked, Answer(answer)));
    }

    public async Task<string> AnswerAsync(Caller caller, string conversation, string question, StoredAnswer answer)
    {
        await using var draft = await Turns.BeginAnswerAsync(caller, conversation, question, Token);
        await draft.FinishAsync(answer, Token);
        return draft.AnswerId;
    }

    public async Task<string> NewAsync(Caller caller, string title = "")
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return (await Conversations.CreateAsync(caller, title, Token)).Id;
    }

    public Task<Conversation> GetAsync(Caller caller, string conversation) => Conversations.GetAsync(caller, conversation, Token);

    public async Task<IReadOnlyList<string>> FindAsync(Caller caller, string search) =>
        [.. (await Search.SearchAsync(caller, search, 20, null, Token)).Conversations.Select(found => found.Id)];

    public static SourceReference Paper(string id) => new() { DocumentId = id, Title = "Vorlage " + id, Page = 3, Url = new Uri("https://ris.example/" + id) };
}
