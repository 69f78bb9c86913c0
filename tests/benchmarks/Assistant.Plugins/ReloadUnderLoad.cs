using System.Collections.Concurrent;
using System.Diagnostics;
using Assistant.PluginHosting;

namespace Assistant.Plugins;

/// <summary>What reloads add to the slowest question: a lease and three calls, by two who ask at once.</summary>
internal static class ReloadUnderLoad
{
    private const int Askers = 2;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<FormattableString>> MeasureAsync(int reloads)
    {
        await using var host = await BenchmarkHost.StartGoodAsync();
        await AskAsync(host, () => Task.Delay(TimeSpan.FromSeconds(2)));
        var lines = new List<FormattableString>();
        for (var round = 1; round <= Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var with = await AskAsync(host, () => ReloadAsync(host, reloads));
            var took = Stopwatch.GetElapsedTime(began);
            var without = await AskAsync(host, () => Task.Delay(took));
            lines.Add($"{Text("during", with)} {reloads} reloads ({took.TotalMilliseconds / reloads:0} ms each); {Text("without", without)}; slowest {with.Max() - without.Max():+0.0;-0.0} ms");
        }

        return lines;
    }

    private static FormattableString Text(string what, List<double> times) => $"{what}: {times.Count:N0} questions, p50 {At(times, 0.5):0.00}, p99 {At(times, 0.99):0.0}, max {times.Max():0.0} ms";

    private static async Task ReloadAsync(BenchmarkHost host, int reloads)
    {
        for (var reload = 0; reload < reloads; reload++)
            await host.Operations.RunAsync("good", PluginAction.Reload, "benchmark");
    }

    private static async Task<List<double>> AskAsync(BenchmarkHost host, Func<Task> meanwhile)
    {
        using var done = new CancellationTokenSource();
        var times = new ConcurrentBag<double>();
        var asking = Enumerable.Range(0, Askers).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var start = Stopwatch.GetTimestamp();
                using var lease = host.Catalog.Lease("mainz");
                var tool = lease.Tools.Single(tool => tool.Name == "good_greet");
                for (var call = 0; call < 3; call++)
                {
                    var outcome = await tool.InvokeAsync(BenchmarkHost.Caller, [KeyValuePair.Create("name", (object?)"Anna")], CancellationToken.None);
                    if (outcome.Error is { } error)
                        throw new InvalidOperationException(error.Message.ToString());
                }

                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }
        })).ToList();
        await meanwhile();
        await done.CancelAsync();
        await Task.WhenAll(asking);
        return [.. times];
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
