using Assistant.PluginHosting;

namespace Assistant.Plugins;

/// <summary>Loads, uses and unloads a plugin again and again in one host, and looks at the heap.</summary>
internal static class UnloadRounds
{
    private const int Warm = 10;

    public static async Task<IReadOnlyList<FormattableString>> MeasureAsync(int rounds)
    {
        await using var host = await BenchmarkHost.StartGoodAsync();
        long first = 0;
        for (var round = 0; round < rounds + Warm; round++)
        {
            if (round == Warm)
                first = Heap();
            if (round > 0)
                await host.Operations.RunAsync("good", PluginAction.Enable, "benchmark");
            await UseAsync(host);
            var result = await host.Catalog.UnloadAsync("good", "Benchmark.", "benchmark", CancellationToken.None);
            if (result.State != PluginState.Unloaded)
                throw new InvalidOperationException($"Round {round}: {result.Reason}");
        }

        var last = Heap();
        return [$"{rounds} rounds of load, use, unload, each proven gone (after {Warm} to warm up): heap {first / 1e6:0.00} MB before, {last / 1e6:0.00} MB after, {(last - first) / 1e6:+0.00;-0.00} MB"];
    }

    private static async Task UseAsync(BenchmarkHost host)
    {
        using var lease = host.Catalog.Lease("mainz");
        var outcome = await lease.Tools.Single(tool => tool.Name == "good_greet").InvokeAsync(BenchmarkHost.Caller, [KeyValuePair.Create("name", (object?)"Anna")], CancellationToken.None);
        if (outcome.Error is not null)
            throw new InvalidOperationException(outcome.Error.Message.ToString());
        foreach (var knowledge in await host.Catalog.GetKnowledgeAsync("mainz", CancellationToken.None))
        {
            await foreach (var change in knowledge.Source.ReadAsync(new Sdk.ReadRequest(), CancellationToken.None))
                GC.KeepAlive(change);
        }
    }

    private static long Heap()
    {
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
