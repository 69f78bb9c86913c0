namespace Assistant.Sdk.Analyzers.Tests;

public class UnloadingTests
{
    [Theory]
    [InlineData("CAP2001", "class C { C() => TaskScheduler.UnobservedTaskException += (_, _) => { }; }")]
    [InlineData("CAP2001", "class C { C() => System.Net.NetworkInformation.NetworkChange.NetworkAddressChanged += On; void On(object? s, EventArgs e) { } }")]
    [InlineData("CAP2002", "class C { string M() => System.Text.Json.JsonSerializer.Serialize(new C()); }")]
    [InlineData("CAP2002", "class C { object? M(string s, System.Text.Json.JsonSerializerOptions o) => System.Text.Json.JsonSerializer.Deserialize<C>(s, o); }")]
    [InlineData("CAP2002", "class C { object M(HttpClient h) => System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<C>(h, \"x\"); }")]
    [InlineData("CAP2002", "class C { object M() => new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(); }")]
    [InlineData("CAP2002", "class C { object M() => Microsoft.Extensions.AI.AIFunctionFactory.Create(() => 1, name: \"x\"); }")]
    [InlineData("CAP2003", "class C { Timer _timer = new(_ => { }); }")]
    [InlineData("CAP2003", "class C { readonly Timer _timer; C() { _timer = new Timer(_ => { }); } }")]
    [InlineData("CAP2003", "class C { C(TimeProvider t) { t.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.Zero); } }")]
    [InlineData("CAP2003", "class C { C() { new Thread(() => { }).Start(); } }")]
    [InlineData("CAP2003", "class C { Task M() => Task.Factory.StartNew(() => { }, TaskCreationOptions.LongRunning); }")]
    [InlineData("CAP2004", "class C { object M() => System.ComponentModel.TypeDescriptor.GetConverter(typeof(C)); }")]
    [InlineData("CAP2004", "class C { void M() => System.ComponentModel.DataAnnotations.Validator.ValidateObject(this, new(this)); }")]
    [InlineData("CAP2005", "class C { static readonly System.Diagnostics.Metrics.Meter s_meter = new(\"m\"); C() => s_meter.CreateObservableGauge(\"g\", () => 1); }")]
    [InlineData("CAP2006", "class C { C() => AppDomain.CurrentDomain.ProcessExit += (_, _) => { }; }")]
    public async Task Code_that_would_keep_the_plugin_in_memory_is_told_of(string id, string code) => (await PluginCode.IdsOfAsync(code)).ShouldContain(id);

    [Theory]
    [InlineData("class C : IDisposable { C() => TaskScheduler.UnobservedTaskException += On; void On(object? s, EventArgs e) { } public void Dispose() => TaskScheduler.UnobservedTaskException -= On; }")]
    [InlineData("class C { static event Action? Mine; C() => Mine += () => { }; void M() => Mine?.Invoke(); }")]
    [InlineData("class C { void M(System.Timers.Timer given) => given.Elapsed += (_, _) => { }; }")]
    [InlineData("class C { string M(object o, System.Text.Json.Serialization.Metadata.JsonTypeInfo t) => System.Text.Json.JsonSerializer.Serialize(o, t); }")]
    [InlineData("class C { object? M(string s) => System.Text.Json.Nodes.JsonNode.Parse(s)!.ToJsonString(); }")]
    [InlineData("class C { object M() => System.Text.Json.Nodes.JsonValue.Create(1)!; }")]
    [InlineData("class C { object M(System.Text.Json.JsonSerializerOptions o) => Microsoft.Extensions.AI.AIFunctionFactory.Create(() => 1, serializerOptions: o); }")]
    [InlineData("class C : IDisposable { readonly Timer _timer = new(_ => { }); public void Dispose() => _timer.Dispose(); }")]
    [InlineData("class C : IAsyncDisposable { Timer? _timer; void M() => _timer = new Timer(_ => { }); public async ValueTask DisposeAsync() { if (_timer is not null) await _timer.DisposeAsync(); } }")]
    [InlineData("class C { async Task M() { using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); await timer.WaitForNextTickAsync(); } }")]
    [InlineData("class C { IDisposable M() => new Timer(_ => { }); }")]
    [InlineData("class C { void M() { var thread = new Thread(() => { }); thread.Start(); thread.Join(); } }")]
    [InlineData("class C { Task M() => Task.Run(() => { }); }")]
    [InlineData("class C { string M(System.ComponentModel.DescriptionAttribute a) => a.Description; }")]
    [InlineData("class C : IDisposable { readonly System.Diagnostics.Metrics.Meter _meter = new(\"m\"); C() => _meter.CreateObservableGauge(\"g\", () => 1); public void Dispose() => _meter.Dispose(); }")]
    [InlineData("class C { static readonly System.Diagnostics.Metrics.Meter s_meter = new(\"m\"); object M() => s_meter.CreateCounter<int>(\"c\"); }")]
    [InlineData("class C { string M() => AppDomain.CurrentDomain.FriendlyName; }")]
    public async Task Code_that_only_looks_like_it_is_not(string code) => (await PluginCode.IdsOfAsync(code)).ShouldNotContain(id => id.StartsWith("CAP2", StringComparison.Ordinal));

    [Fact]
    public async Task A_handler_that_is_a_lambda_cannot_be_taken_off() =>
        (await PluginCode.IdsOfAsync("class C { void A() => TaskScheduler.UnobservedTaskException += (_, _) => { }; void B() => TaskScheduler.UnobservedTaskException -= (_, _) => { }; }")).ShouldBe(["CAP2001"]);
}
