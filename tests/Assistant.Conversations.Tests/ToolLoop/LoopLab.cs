using Assistant.Conversations.ToolLoop;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>A tool loop over a scripted model, and what came of it.</summary>
internal sealed class LoopLab(ScriptedModel model)
{
    public static readonly Caller Anna = Caller.Staff("mainz", "anna", []);

    public ManualTime Time { get; } = new();

    public RecordingLog Log { get; } = new();

    public ToolLoopOptions Options { get; init; } = new();

    public ToolLoopTurn Turn { get; init; } = new(Anna, "run-1");

    public List<ChatResponseUpdate> Updates { get; } = [];

    public IEnumerable<AIContent> Contents => Updates.SelectMany(update => update.Contents);

    public IReadOnlyList<ToolCallReport> Reports => [.. Contents.OfType<FunctionResultContent>().Select(result => result.RawRepresentation.ShouldBeOfType<ToolCallReport>())];

    public IReadOnlyList<string?> Notes => [.. Contents.OfType<ErrorContent>().Select(note => note.ErrorCode)];

    public string Text => string.Concat(Contents.OfType<TextContent>().Select(content => content.Text));

    public IChatClient Client() => model.UseToolLoop(Turn, Options, Time, LoggerFactory.Create(logging => logging.AddProvider(Log)));

    public async Task<LoopLab> RunAsync(params ScriptedTool[] tools) => await RunAsync(new ChatOptions { Tools = [.. tools.Select(tool => tool.Function)] });

    public async Task<LoopLab> RunAsync(ChatOptions options, CancellationToken? cancellationToken = null, Action<ChatResponseUpdate>? seen = null)
    {
        await foreach (var update in Client().GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Frage")], options, cancellationToken ?? TestContext.Current.CancellationToken))
        {
            Updates.Add(update);
            seen?.Invoke(update);
        }

        return this;
    }
}
