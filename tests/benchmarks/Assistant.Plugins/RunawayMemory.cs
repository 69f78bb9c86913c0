using System.Diagnostics;
using System.Text.Json.Nodes;
using Assistant.PluginHosting;

namespace Assistant.Plugins;

/// <summary>How long a tool that allocates in a loop runs until it is cut off, and whether another plugin answers meanwhile.</summary>
internal static class RunawayMemory
{
    public static async Task<IReadOnlyList<FormattableString>> MeasureAsync()
    {
        var plugins = new Dictionary<string, JsonObject> { ["Good"] = new() { ["greeting"] = "Hallo" }, ["Rogue"] = [] };
        await using var host = await BenchmarkHost.StartAsync(plugins, new PluginHostingOptions { MaxCallBytes = 256 << 20 });
        using var lease = host.Catalog.Lease("mainz");
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetTotalAllocatedBytes();
        var cut = await lease.Tools.Single(tool => tool.Name == "rogue_allocate").InvokeAsync(BenchmarkHost.Caller, [KeyValuePair.Create("name", (object?)"memory")], CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetTotalAllocatedBytes() - before;
        start = Stopwatch.GetTimestamp();
        var answered = await lease.Tools.Single(tool => tool.Name == "good_greet").InvokeAsync(BenchmarkHost.Caller, [KeyValuePair.Create("name", (object?)"Anna")], CancellationToken.None);
        var next = Stopwatch.GetElapsedTime(start);
        AppContext.SetSwitch("memory.stop", true);
        return
        [
            $"limit 256 MB: cut off after {took.TotalMilliseconds:0} ms and {allocated / 1e6:0} MB of the process ({cut.Error?.Message.En})",
            $"the next question, while the loop still runs: {next.TotalMilliseconds:0.0} ms, {(answered.Error is null ? "answered" : answered.Error.Message.ToString())}",
        ];
    }
}
