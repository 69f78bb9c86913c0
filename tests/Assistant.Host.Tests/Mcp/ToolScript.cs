using System.Text.Json;
using Assistant.Host.Http.Mcp;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.Tests.Mcp;

/// <summary>Tools that do what their name says.</summary>
internal sealed class ToolScript
{
    private static readonly JsonElement Schema = JsonElement.Parse("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}""");
    private static readonly SourceReference Source = new() { DocumentId = "paper-1", Title = "Hochwasserschutz", Reference = "2025/0140", Date = new DateOnly(2025, 3, 12), Url = new Uri("https://ris.rebstadt.test/p/1"), Page = 3 };

    /// <summary>Set when the tool that waits has begun.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when the tool that waits was cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who called last.</summary>
    public Caller? Caller { get; private set; }

    /// <summary>How often the tool that changes something was called.</summary>
    public int Changes { get; private set; }

    public IReadOnlyList<McpTool> OfCity(string cityId) =>
    [
        Tool("demo_echo", (arguments, _) => Task.FromResult<ToolPart[]>([new Notice(new LocalizedText($"{cityId}: {arguments["text"]}"))])),
        Tool("demo_parts", (_, _) => Task.FromResult(Parts())),
        Tool("demo_fail", (_, _) => throw new PluginException("Die Vorlage gibt es nicht.")),
        Tool("demo_broken", (_, _) => throw new InvalidOperationException("secret detail")),
        Tool("demo_wait", WaitAsync),
        Tool("demo_change", (_, _) =>
        {
            Changes++;
            return Task.FromResult<ToolPart[]>([]);
        }) with { NeedsApproval = true },
    ];

    private McpTool Tool(string name, Func<IReadOnlyDictionary<string, object?>, CancellationToken, Task<ToolPart[]>> run) => new(
        name,
        new LocalizedText("Probe", "Sample"),
        "Does what its name says.",
        Schema,
        NeedsApproval: false,
        async (caller, arguments, cancellationToken) =>
        {
            Caller = caller;
            try
            {
                return new ToolOutcome(await run(arguments.ToDictionary(), cancellationToken));
            }
            catch (PluginException exception)
            {
                return new ToolOutcome([], new ToolError(ToolErrorKind.Failed, new LocalizedText(exception.Message)));
            }
        });

    private async Task<ToolPart[]> WaitAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        Waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        return [];
    }

    private static ToolPart[] Parts()
    {
        var table = new Table(new LocalizedText("Beratungsweg"), [new TableColumn(new LocalizedText("Tag"), ColumnType.Date), new TableColumn(new LocalizedText("Kosten"), ColumnType.Number, "€")], [["2025-03-12", "1234.5"], [null, null]]) { Sources = [Source] };
        var hit = new Hit { Rank = 1, Score = 2, Document = Source, PassageId = "passage-1", Text = "Der Rat beschließt „1,2 Mio. €“.", Heading = "Beschluss", File = "vorlage.pdf", Link = new Uri("https://ris.rebstadt.test/f/1#page=3") };
        return
        [
            new Notice(new LocalizedText("Nur öffentliche Vorlagen."), NoticeKind.Warning),
            new Passages([hit]),
            table,
            new Chart(new LocalizedText("Verlauf"), ChartKind.Line, table),
            new FormDraft("hund", new LocalizedText("Hund anmelden"), [new FormField { Id = "name", Label = new LocalizedText("Name"), Required = true, Help = new LocalizedText("Rufname") }]),
        ];
    }
}
