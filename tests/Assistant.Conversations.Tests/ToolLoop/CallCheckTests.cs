using System.Text.Json;
using Assistant.Conversations.ToolLoop;
using Microsoft.Extensions.AI;
using static Assistant.Conversations.Tests.ToolLoop.ScriptedModel;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>What is looked at before anything runs: names, arguments, ids.</summary>
public sealed class CallCheckTests
{
    private static readonly ChatResponseUpdate[] s_done = [Text("Fertig.")];

    [Theory]
    [InlineData("RIS_find")]
    [InlineData("find")]
    [InlineData("ris_find ")]
    [InlineData("")]
    public async Task An_unknown_tool_is_not_guessed_at_and_the_model_is_told_the_names(string name)
    {
        var model = new ScriptedModel([[Call("a", name, ("place", "Mainz"))], s_done]);
        var (find, read) = (new ScriptedTool("ris_find"), new ScriptedTool("ris_read"));
        var lab = await new LoopLab(model).RunAsync(find, read);

        find.Calls.Concat(read.Calls).ShouldBeEmpty();
        model.Requests[1].Results.Single().ShouldContain("The tools are: ris_find, ris_read.");
        lab.Reports.Single().Status.ShouldBe(ToolCallStatus.UnknownTool);
    }

    public static TheoryData<string> UnreadableArguments => ["exception", "twice", "deep", "no value"];

    [Theory]
    [MemberData(nameof(UnreadableArguments))]
    public async Task Arguments_that_cannot_be_read_are_never_run(string what)
    {
        var call = new FunctionCallContent("a", "eins", new Dictionary<string, object?> { ["place"] = "Mainz" });
        switch (what)
        {
            case "exception":
                call.Exception = new JsonException("{\"place\": \"Mai");
                break;
            case "twice":
                call.Arguments!["other"] = JsonElement.Parse("""{ "x": 1, "x": 2 }""");
                break;
            case "deep":
                call.Arguments!["other"] = JsonElement.Parse(new string('[', 64) + new string(']', 64));
                break;
            case "no value":
                call.Arguments!["other"] = new CancellationTokenSource();
                break;
        }

        var model = new ScriptedModel([[Of(call)], s_done]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model).RunAsync(tool);

        tool.Calls.ShouldBeEmpty();
        lab.Reports.Single().ShouldSatisfyAllConditions(
            report => report.Status.ShouldBe(ToolCallStatus.InvalidArguments),
            report => report.ArgumentsJson.ShouldBeNull());
        model.Requests[1].Results.Single().ShouldContain("no JSON object");
        model.Requests[1].Messages[1].Contents.OfType<FunctionCallContent>().Single().Arguments.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Arguments_may_have_64_KiB_and_not_a_byte_more(int more, bool runs)
    {
        // {"place":"Mainz","x":"…"}, ä with two bytes
        var text = new string('ä', 100) + new string('x', (64 << 10) - 200 - """{"place":"Mainz","x":""}""".Length + more);
        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz"), ("x", text))], s_done]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model).RunAsync(tool);

        tool.Calls.Count.ShouldBe(runs ? 1 : 0);
        lab.Reports.Single().Status.ShouldBe(runs ? ToolCallStatus.Succeeded : ToolCallStatus.InvalidArguments);
        // What is too large does not go back to the model either.
        (model.Requests[1].Messages[1].Contents.OfType<FunctionCallContent>().Single().Arguments is null).ShouldBe(!runs);
    }

    [Theory]
    [InlineData("""{}""", "$.place: is missing")]
    [InlineData("""{ "place": 5 }""", "$.place: is a number")]
    [InlineData("""{ "place": "Mainz am Rhein in Rheinland-Pfalz" }""", "at most 20")]
    [InlineData("""{ "place": "Mainz", "days": 0 }""", "write 1 or more")]
    [InlineData("""{ "place": "Mainz", "days": "viele" }""", "$.days: is a string")]
    [InlineData("""{ "place": null }""", "$.place: is null")]
    public async Task Arguments_that_do_not_fit_the_schema_are_not_run_and_the_model_is_told_why(string arguments, string why)
    {
        var model = new ScriptedModel([[Of(Parsed(arguments))], s_done]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model).RunAsync(tool);

        tool.Calls.ShouldBeEmpty();
        model.Requests[1].Results.Single().ShouldContain(why);
        lab.Reports.Single().Status.ShouldBe(ToolCallStatus.InvalidArguments);
        lab.Log.Lines.ShouldNotContain(line => line.Contains("Mainz", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "place": "Mainz", "days": "5" }""", "days=5, place=Mainz")]
    [InlineData("""{ "place": "Mainz", "days": null }""", "place=Mainz")]
    [InlineData("""{ "place": "5" }""", "place=5")]
    [InlineData("""{ "place": "Mainz", "invented": [1] }""", "invented=[1], place=Mainz")]
    public async Task Arguments_are_read_as_small_models_write_them(string arguments, string expected)
    {
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(new ScriptedModel([[Of(Parsed(arguments))], s_done])).RunAsync(tool);

        tool.Calls.ShouldBe([expected]);
        lab.Reports.Single().Status.ShouldBe(ToolCallStatus.Succeeded);
    }

    [Fact]
    public async Task Calls_without_an_id_or_with_the_id_of_another_get_one_of_their_own()
    {
        var model = new ScriptedModel([[Call("", "eins", ("place", "Mainz")), Call("x", "eins", ("place", "Trier")), Call("x", "eins", ("place", "Worms"))], [Call("x", "eins", ("place", "Bonn"))], s_done]);
        var lab = await new LoopLab(model).RunAsync(new ScriptedTool("eins"));

        var calls = model.Requests[2].Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.CallId).ToList();
        var results = model.Requests[2].Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId).ToList();
        calls.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        calls.ShouldContain("x");
        results.ShouldBe(calls);
        lab.Reports.Select(report => report.CallId).ShouldBe(calls);
    }

    [Fact]
    public async Task Calls_beyond_the_limit_of_an_answer_are_refused()
    {
        var calls = Enumerable.Range(0, 4).Select(number => Call($"c{number}", "eins", ("place", $"Ort {number}"))).ToArray();
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(new ScriptedModel([calls, s_done])) { Options = new() { MaxCallsPerAnswer = 3 } }.RunAsync(tool);

        tool.Calls.Count.ShouldBe(3);
        lab.Reports[3].Status.ShouldBe(ToolCallStatus.Refused);
    }

    [Fact]
    public async Task Calls_that_a_server_has_run_itself_are_passed_on_and_not_run_again()
    {
        var call = new FunctionCallContent("a", "eins", new Dictionary<string, object?> { ["place"] = "Mainz" }) { InformationalOnly = true };
        var model = new ScriptedModel([[Of(call), Text("Fertig.")]]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model).RunAsync(tool);

        tool.Calls.ShouldBeEmpty();
        model.Requests.Count.ShouldBe(1);
        lab.Contents.ShouldContain(call);
    }

    private static FunctionCallContent Parsed(string arguments) =>
        new("a", "eins", JsonElement.Parse(arguments).EnumerateObject().ToDictionary(property => property.Name, object? (property) => property.Value));
}
