using Assistant.Conversations.Approvals;
using Assistant.Conversations.History;
using Assistant.Conversations.Tests.ToolLoop;
using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Uploads;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using static Assistant.Conversations.Tests.ToolLoop.ScriptedModel;

namespace Assistant.Conversations.Tests.Approvals;

/// <summary>Calls that wait for a person; the same tests on each database.</summary>
public abstract class ApprovalTests : IAsyncLifetime
{
    private static readonly ChatResponseUpdate[] s_done = [Text("Fertig.")];
    private readonly ManualTime _time = new();
    private readonly RecordingLog _log = new();
    private readonly ScriptedTool _report = new("report", approval: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Caller Anna => LoopLab.Anna;

    private IStateDatabase Database { get; set; } = null!;

    public async ValueTask InitializeAsync() => Database = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_call_that_needs_approval_is_kept_and_not_run_and_the_turn_ends()
    {
        var model = new ScriptedModel([[Text("Ich melde das."), Call("a", "report", ("place", "Mainz"), ("days", "3"))], s_done]);
        var lab = await AskAsync(model);

        _report.Calls.ShouldBeEmpty();
        model.Requests.Count.ShouldBe(1);
        var request = lab.Contents.OfType<ToolApprovalRequestContent>().Single();
        request.ToolCall.CallId.ShouldBe("a");
        var kept = (await Store().FindAsync(Anna, request.RequestId, Cancellation)).ShouldNotBeNull();
        kept.ShouldBe(request.RawRepresentation);
        kept.ShouldSatisfyAllConditions(
            call => call.State.ShouldBe(ApprovalState.Pending),
            call => (call.CityId, call.Subject, call.RunId, call.Tool).ShouldBe(("mainz", "anna", "run-1", "report")),
            call => call.ArgumentsJson.ShouldBe("""{"place":"Mainz","days":3}"""),
            call => call.Question.ShouldBe(new LocalizedText("Soll das geschehen?", "Do it?")),
            call => (call.ExpiresAt - call.CreatedAt).ShouldBe(TimeSpan.FromHours(24)));
        lab.Text.ShouldBe("Ich melde das.");
        lab.Updates[^1].FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task Arguments_are_validated_before_anybody_is_asked()
    {
        var model = new ScriptedModel([[Call("a", "report", ("days", 3))], s_done]);
        var lab = await AskAsync(model);

        lab.Contents.OfType<ToolApprovalRequestContent>().ShouldBeEmpty();
        lab.Reports.Single().Status.ShouldBe(ToolCallStatus.InvalidArguments);
        lab.Text.ShouldBe("Fertig.");
    }

    [Fact]
    public async Task Calls_beside_it_that_need_no_approval_are_run()
    {
        var read = new ScriptedTool("read");
        var lab = await AskAsync(new ScriptedModel([[Call("a", "report", ("place", "Mainz")), Call("b", "read", ("place", "Mainz")), Call("c", "report", ("place", "Trier"))], s_done]), read.Function);

        read.Calls.Count.ShouldBe(1);
        lab.Reports.Select(report => report.CallId).ShouldBe(["b"]);
        lab.Contents.OfType<ToolApprovalRequestContent>().Select(request => request.ToolCall.CallId).ShouldBe(["a", "c"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_can_be_asked_the_call_is_refused(bool isAnonymous)
    {
        var model = new ScriptedModel([[Call("a", "report", ("place", "Mainz"))], s_done]);
        var turn = isAnonymous ? new ToolLoopTurn(Caller.Anonymous("mainz"), "r") { Approvals = Store() } : new ToolLoopTurn(Anna, "r");
        var lab = await new LoopLab(model) { Turn = turn }.RunAsync(_report);

        _report.Calls.ShouldBeEmpty();
        lab.Reports.Single().Status.ShouldBe(ToolCallStatus.Refused);
        model.Requests[1].Results.Single().ShouldContain("nobody can be asked");
    }

    [Fact]
    public async Task A_function_of_the_library_that_requires_approval_is_kept_as_well()
    {
        var inner = new ScriptedTool("inner");
        var lab = await AskAsync(new ScriptedModel([[Call("a", "inner", ("place", "Mainz"))], s_done]), new ApprovalRequiredAIFunction(inner.Function));

        inner.Calls.ShouldBeEmpty();
        lab.Contents.OfType<ToolApprovalRequestContent>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_the_kept_call_is_run_as_it_was_shown()
    {
        var id = await KeptAsync();
        Database = await ReopenAsync();

        var outcome = await Service().DecideAsync(Anna, id, true, (tool, text) => $"<{tool}>{text}</{tool}>", Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Executed);
        _report.Calls.ShouldBe(["place=Mainz, approved"]);
        outcome.Report!.Status.ShouldBe(ToolCallStatus.Succeeded);
        outcome.Messages.Select(message => message.Role).ShouldBe([ChatRole.Assistant, ChatRole.Tool]);
        outcome.Messages[0].Contents.Single().ShouldBeOfType<FunctionCallContent>().CallId.ShouldBe("a");
        outcome.Messages[1].Contents.Single().ShouldBeOfType<FunctionResultContent>().Result.ShouldBe("<report>report: Mainz</report>");
        var kept = (await Store().FindAsync(Anna, id, Cancellation))!;
        (kept.State, kept.Result).ShouldBe((ApprovalState.Executed, "<report>report: Mainz</report>"));
    }

    [Fact]
    public async Task Of_many_decisions_at_once_one_runs_the_call()
    {
        const int Decisions = 20;
        var id = await KeptAsync();
        var (read, allHaveRead) = (0, new TaskCompletionSource());
        var store = new WatchedStore(Store())
        {
            // Nobody decides before everybody has seen that nobody has decided.
            AfterFind = async () =>
            {
                if (Interlocked.Increment(ref read) == Decisions)
                    allHaveRead.SetResult();
                await allHaveRead.Task.WaitAsync(Cancellation);
            },
        };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Decisions).Select(number => Task.Run(() => Service(store: store).DecideAsync(Anna, id, number % 5 != 0, null, Cancellation))));

        var won = outcomes.Single(outcome => outcome.Result != ApprovalResult.AlreadyDecided);
        _report.Calls.Count.ShouldBe(won.Result == ApprovalResult.Executed ? 1 : 0);
        outcomes.Count(outcome => outcome.Messages.Count > 0).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_asked_can_decide()
    {
        var id = await KeptAsync();

        foreach (var other in (Caller[])[Caller.Staff("mainz", "ben", []), Caller.Staff("trier", "anna", []), Caller.Anonymous("mainz")])
            (await Service().DecideAsync(other, id, true, null, Cancellation)).ShouldBe(new ApprovalOutcome(ApprovalResult.NotFound, null));

        _report.Calls.ShouldBeEmpty();
        (await Store().FindAsync(Anna, id, Cancellation))!.State.ShouldBe(ApprovalState.Pending);
    }

    [Fact]
    public async Task A_declined_call_is_not_run_and_the_model_is_told()
    {
        var id = await KeptAsync();

        var outcome = await Service().DecideAsync(Anna, id, false, null, Cancellation);
        var later = await Service().DecideAsync(Anna, id, true, null, Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Declined);
        outcome.Messages[1].Contents.Single().ShouldBeOfType<FunctionResultContent>().Result.ShouldBeOfType<string>().ShouldContain("declined by the person");
        outcome.Report!.Status.ShouldBe(ToolCallStatus.Declined);
        later.Result.ShouldBe(ApprovalResult.AlreadyDecided);
        later.Call!.State.ShouldBe(ApprovalState.Rejected);
        _report.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_expires_after_a_day()
    {
        var (early, late) = (await KeptAsync(), await KeptAsync());
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var inTime = await Service().DecideAsync(Anna, early, true, null, Cancellation);
        _time.Advance(TimeSpan.FromSeconds(1));

        var outcome = await Service().DecideAsync(Anna, late, true, null, Cancellation);

        inTime.Result.ShouldBe(ApprovalResult.Executed);
        outcome.Result.ShouldBe(ApprovalResult.Expired);
        (await Store().FindAsync(Anna, late, Cancellation))!.State.ShouldBe(ApprovalState.Expired);
        _report.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_was_changed_by_hand_is_not_run()
    {
        var id = await KeptAsync();
        await Database.WriteAsync(connection => connection.ExecuteAsync("UPDATE approval SET arguments = replace(arguments, 'Mainz', 'Trier')"), Cancellation);

        var outcome = await Service().DecideAsync(Anna, id, true, null, Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Unfit);
        _report.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_that_is_not_there_can_be_approved_when_it_is_back()
    {
        var id = await KeptAsync();

        var gone = await Service(_ => null).DecideAsync(Anna, id, true, null, Cancellation);
        var back = await Service().DecideAsync(Anna, id, true, null, Cancellation);

        gone.Result.ShouldBe(ApprovalResult.ToolMissing);
        back.Result.ShouldBe(ApprovalResult.Executed);
    }

    [Fact]
    public async Task A_call_that_does_not_fit_the_tools_new_version_is_not_run()
    {
        var id = await KeptAsync();
        var ran = false;
        var newer = AIFunctionFactory.CreateDeclaration("report", "", System.Text.Json.JsonElement.Parse("""{ "type": "object", "required": ["street"] }"""));
        var function = new TurnFunction("report", "", newer.JsonSchema, (_, _, _) =>
        {
            ran = true;
            return Task.FromResult(ScriptedTool.Said("nie"));
        });

        var outcome = await Service(_ => function).DecideAsync(Anna, id, true, null, Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Unfit);
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_whose_end_could_not_be_written_is_never_run_again()
    {
        var id = await KeptAsync();

        var outcome = await Service(store: new WatchedStore(Store()) { BeforeFinish = () => throw new StorageException(StorageFailure.DiskFull, "The disk is full.") }).DecideAsync(Anna, id, true, null, Cancellation);
        var again = await Service().DecideAsync(Anna, id, true, null, Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Executed);
        again.Result.ShouldBe(ApprovalResult.AlreadyDecided);
        again.Call!.State.ShouldBe(ApprovalState.Approved);
        _report.Calls.Count.ShouldBe(1);
        _log.Lines.ShouldContain(line => line.Contains("It is not run again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_call_is_executed_and_tells_why()
    {
        var failing = new ScriptedTool("report", (_, _) => Task.FromResult(ScriptedTool.Failed(ToolErrorKind.Failed, "Der Bauhof nimmt nichts an.")), approval: true);
        var id = await KeptAsync();

        var outcome = await Service(_ => failing.Function).DecideAsync(Anna, id, true, null, Cancellation);

        outcome.Result.ShouldBe(ApprovalResult.Executed);
        outcome.Report!.Status.ShouldBe(ToolCallStatus.Failed);
        outcome.Call!.Result.ShouldBe("Error: Der Bauhof nimmt nichts an.");
    }

    [Fact]
    public async Task A_page_that_is_opened_anew_finds_what_is_still_to_decide_and_a_deleted_conversation_takes_it_along()
    {
        var conversations = new ConversationStore(Database, _time, new UploadCache(new UploadOptions(), _time));
        var conversation = (await conversations.CreateAsync(Anna, "", Cancellation)).Id;
        var (first, second) = (await KeptAsync(conversation), await KeptAsync(conversation));
        await KeptAsync();
        await Service().DecideAsync(Anna, second, false, null, Cancellation);

        var pending = await Service().ListPendingAsync(Anna, conversation, Cancellation);
        var bens = await Service().ListPendingAsync(Caller.Staff("mainz", "ben", []), conversation, Cancellation);
        await conversations.DeleteAsync(Anna, conversation, Cancellation);

        pending.Select(call => call.Id).ShouldBe([first]);
        bens.ShouldBeEmpty();
        (await Store().FindAsync(Anna, first, Cancellation)).ShouldBeNull();
        (await Service().DecideAsync(Anna, first, true, null, Cancellation)).Result.ShouldBe(ApprovalResult.NotFound);
        (await Store().TryDecideAsync(Anna, first, ApprovalState.Approved, _time.GetUtcNow(), Cancellation)).ShouldBeFalse();
        (await Service().ListPendingAsync(Anna, conversation, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conversation_that_is_brought_back_can_be_decided_in()
    {
        var conversations = new ConversationStore(Database, _time, new UploadCache(new UploadOptions(), _time));
        var conversation = (await conversations.CreateAsync(Anna, "", Cancellation)).Id;
        var kept = await KeptAsync(conversation);
        await conversations.DeleteAsync(Anna, conversation, Cancellation);

        await new ConversationTrash(Database, _time).RestoreAsync(Anna, conversation, Cancellation);

        (await Service().ListPendingAsync(Anna, conversation, Cancellation)).Select(call => call.Id).ShouldBe([kept]);
        (await Service().DecideAsync(Anna, kept, true, null, Cancellation)).Result.ShouldBe(ApprovalResult.Executed);
    }

    private protected abstract Task<IStateDatabase> OpenAsync();

    private protected abstract Task<IStateDatabase> ReopenAsync();

    private SqlApprovalStore Store() => new(Database);

    private ApprovalService Service(Func<string, AIFunction?>? find = null, IApprovalStore? store = null) => new(
        store ?? Store(),
        (_, name) => find is null ? name == "report" ? _report.Function : null : find(name),
        new ToolLoopOptions(),
        _time,
        LoggerFactory.Create(logging => logging.AddProvider(_log)));

    private async Task<LoopLab> AskAsync(ScriptedModel model, params AIFunction[] others) =>
        await new LoopLab(model) { Turn = new ToolLoopTurn(Anna, "run-1") { Approvals = Store() } }.RunAsync(new ChatOptions { Tools = [_report.Function, .. others] });

    private async Task<string> KeptAsync(string? conversation = null)
    {
        var call = StoredCall.Of(
            new ToolLoopTurn(Anna, "run-1") { ConversationId = conversation },
            new PlannedCall(new FunctionCallContent("a", "report"), _report.Function, """{"place":"Mainz"}""", null),
            _time.GetUtcNow());
        await Store().AddAsync(call, Cancellation);
        return call.Id;
    }

    private sealed class WatchedStore(IApprovalStore inner) : IApprovalStore
    {
        public Func<Task> AfterFind { get; init; } = () => Task.CompletedTask;

        public Action BeforeFinish { get; init; } = () => { };

        public Task AddAsync(StoredCall call, CancellationToken cancellationToken) => inner.AddAsync(call, cancellationToken);

        public async Task<StoredCall?> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
        {
            var call = await inner.FindAsync(caller, id, cancellationToken);
            await AfterFind();
            return call;
        }

        public Task<IReadOnlyList<StoredCall>> ListPendingAsync(Caller caller, string conversationId, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.ListPendingAsync(caller, conversationId, now, cancellationToken);

        public Task<bool> TryDecideAsync(Caller caller, string id, ApprovalState decision, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.TryDecideAsync(caller, id, decision, now, cancellationToken);

        public Task FinishAsync(Caller caller, string id, string result, CancellationToken cancellationToken)
        {
            BeforeFinish();
            return inner.FinishAsync(caller, id, result, cancellationToken);
        }
    }
}
