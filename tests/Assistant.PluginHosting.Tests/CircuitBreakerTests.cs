using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan s_break = TimeSpan.FromSeconds(30);
    private readonly ManualTime _time = new();

    [Fact]
    public void It_opens_after_enough_failures_among_the_last_calls()
    {
        var circuit = new CircuitBreaker(3, 5, s_break, _time);

        Run(circuit, true, false, true, null, false, false, true).ShouldBe(CircuitState.Closed, "two of the last five");
        Run(circuit, true, true).ShouldBe(CircuitState.Open);
        circuit.TryEnter(out _, out var until).ShouldBeFalse();
        until.ShouldBe(_time.GetUtcNow() + s_break);
    }

    [Theory]
    [InlineData(false, CircuitState.Closed)]
    [InlineData(true, CircuitState.Open)]
    [InlineData(null, CircuitState.HalfOpen)]
    public void After_the_break_one_call_tries_and_decides(bool? failed, object state)
    {
        var circuit = new CircuitBreaker(1, 1, s_break, _time);
        Run(circuit, true);
        _time.Advance(s_break);

        circuit.TryEnter(out var ticket, out _).ShouldBeTrue();
        circuit.TryEnter(out _, out _).ShouldBeFalse("one at a time");
        circuit.Record(ticket, failed);

        circuit.State.ShouldBe((CircuitState)state);
    }

    [Fact]
    public void A_call_from_before_says_nothing_of_the_circuit_now()
    {
        var circuit = new CircuitBreaker(1, 1, s_break, _time);
        circuit.TryEnter(out var late, out _).ShouldBeTrue();
        Run(circuit, true);
        _time.Advance(s_break);
        circuit.TryEnter(out _, out _).ShouldBeTrue();

        circuit.Record(late, false).ShouldBeFalse();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public async Task A_plugin_whose_tools_fail_is_degraded_answers_at_once_until_when_and_comes_back()
    {
        await using var lab = await Versions.LoadedAsync(time: _time, inTrier: true);
        AppContext.SetSwitch("circuit.fail", true);
        for (var call = 0; call < 5; call++)
            (await TryAsync(lab)).ShouldStartWith("Faulted");

        await ManualTime.UntilAsync(() => lab.Status("versioned").State == PluginState.Degraded, TestContext.Current.CancellationToken);
        lab.Status("versioned").Cause!.Arguments.ShouldBe([5, 10, "mainz"]);
        lab.Status("versioned").Cities.Single(city => city.CityId == "mainz").ShouldSatisfyAllConditions(city => city.Active.ShouldBeFalse(), city => city.Cause!.Code.ShouldBe(PluginReasonCode.Paused));
        var errors = Faults(lab);
        (await TryAsync(lab)).ShouldBe("Unavailable: “Versions” has failed several times and is not asked until 10:00:30. Then it is tried again.");
        Faults(lab).ShouldBe(errors, "the plugin was not asked");
        Versions.Text(await lab.CallAsync("versioned_try", """{ "name": "other" }""", PluginLab.Trier)).ShouldBe("well", "the other city is not concerned");

        // Still out of order: the trial call fails, and the break begins anew.
        _time.Advance(s_break);
        (await TryAsync(lab)).ShouldStartWith("Faulted");
        (await TryAsync(lab)).ShouldStartWith("Unavailable");

        AppContext.SetSwitch("circuit.fail", false);
        _time.Advance(s_break);
        (await TryAsync(lab)).ShouldBe("well");
        await ManualTime.UntilAsync(() => lab.Status("versioned").State == PluginState.Active, TestContext.Current.CancellationToken);
        lab.StatesOf("versioned").TakeLast(2).ShouldBe(["Active Degraded", "Degraded Active"]);
        lab.Status("versioned").Cities.ShouldAllBe(city => city.Active);
    }

    [Fact]
    public async Task What_a_plugin_says_itself_is_no_failure_and_a_call_that_was_given_up_late_is_one()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { CircuitFailures = 1, CircuitWindow = 1 }, _time);
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();

        (await lab.CallAsync("rogue_fail")).Error!.Kind.ShouldBe(ToolErrorKind.Failed);
        await GiveUpAsync(lab, TimeSpan.FromSeconds(7));
        (await lab.CallAsync("rogue_fail")).Error!.Kind.ShouldBe(ToolErrorKind.Failed);
        await GiveUpAsync(lab, TimeSpan.FromSeconds(8));
        (await lab.CallAsync("rogue_fail")).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
    }

    private async Task GiveUpAsync(PluginLab lab, TimeSpan after)
    {
        using var caller = new CancellationTokenSource();
        var call = lab.CallAsync("rogue_wait", cancellationToken: caller.Token);
        _time.Advance(after);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    private static async Task<string> TryAsync(PluginLab lab) => Versions.Text(await lab.CallAsync("versioned_try", """{ "name": "circuit" }"""));

    private static int Faults(PluginLab lab) => lab.Log.Lines.Count(line => line.Text.Contains("Out of order.", StringComparison.Ordinal));

    private static CircuitState Run(CircuitBreaker circuit, params bool?[] calls)
    {
        foreach (var failed in calls)
        {
            circuit.TryEnter(out var ticket, out _);
            circuit.Record(ticket, failed);
        }

        return circuit.State;
    }
}
