using System.Diagnostics;
using Assistant.PluginHosting;

namespace Assistant.Plugins;

/// <summary>What a tool call costs through the host, against the bare method.</summary>
internal static class CallOverhead
{
    public static async Task<IReadOnlyList<FormattableString>> MeasureAsync(int calls)
    {
        await using var host = await BenchmarkHost.StartGoodAsync();
        using var lease = host.Catalog.Lease("mainz");
        var tool = lease.Tools.Single(tool => tool.Name == "good_greet");
        KeyValuePair<string, object?>[] arguments = [KeyValuePair.Create("name", (object?)"Anna")];
        await RunAsync(tool, arguments, calls / 5);
        var through = await RunAsync(tool, arguments, calls);
        _ = Bare(calls / 5);
        var bare = Bare(calls);
        return
        [
            $"{calls:N0} calls of a tool with one argument, one after the other, in microseconds",
            $"through the host: mean {through.Average():0.0}, p50 {At(through, 0.5):0.0}, p95 {At(through, 0.95):0.0}, p99 {At(through, 0.99):0.0}",
            $"the bare method: mean {bare:0.00}",
        ];
    }

    private static async Task<List<double>> RunAsync(PluginTool tool, KeyValuePair<string, object?>[] arguments, int calls)
    {
        var times = new List<double>(calls);
        for (var call = 0; call < calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            var outcome = await tool.InvokeAsync(BenchmarkHost.Caller, arguments, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            if (outcome.Error is { } error)
                throw new InvalidOperationException(error.Message.ToString());
        }

        return times;
    }

    // What the fixture's method does.
    private static double Bare(int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
            GC.KeepAlive(string.Join(' ', Enumerable.Repeat($"Hallo, Anna aus Mainz (Warm)!", 1)));
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
