using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json.Serialization.Metadata;
using Assistant.Doubles.OParl;
using Assistant.Plugins.Ris.Tests.Fakes;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>The plugin leaves memory when the host unloads it, also after it has read a council and answered.</summary>
public class UnloadTests
{
    private const int MaxCollections = 20;

    [Fact]
    public async Task After_a_run_and_a_tool_call_the_plugin_can_be_unloaded()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(new ManualClock { Now = Bench.Written }));

        var context = await UseAndUnloadAsync(server.Entry.AbsoluteUri);

        for (var collection = 0; context.IsAlive && collection < MaxCollections; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        context.IsAlive.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndUnloadAsync(string oparl)
    {
        var context = new AssemblyLoadContext("ris", isCollectible: true);
        var (papers, tool) = await UseAsync(context, oparl);
        papers.ShouldBe(36);
        tool.ShouldBe(2);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(int Papers, int ToolParts)> UseAsync(AssemblyLoadContext context, string oparl)
    {
        var assembly = context.LoadFromAssemblyPath(typeof(RisPlugin).Assembly.Location);
        assembly.ShouldNotBe(typeof(RisPlugin).Assembly);
        var plugin = (IAssistantPlugin)Activator.CreateInstance(assembly.GetType(typeof(RisPlugin).FullName!)!)!;
        var builder = new LooseBuilder(oparl);
        plugin.Configure(builder);
#pragma warning disable RS0030 // Reaches only the test's own server.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
#pragma warning restore RS0030
        builder.Services
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(builder.City)
            .AddSingleton<TimeProvider>(new ManualClock())
            .AddSingleton<IPluginStorage>(new MemoryStorage())
            .AddSingleton<IRetriever>(new ScriptedRetriever())
            .AddSingleton(http);
        await using var services = builder.Services.BuildServiceProvider();

        var papers = 0;
        await foreach (var change in services.GetRequiredService<IKnowledgeSource>().ReadAsync(new ReadRequest(), CancellationToken.None))
            papers += change is Upserted { Document.Kind: "paper" } ? 1 : 0;
        var tools = services.GetRequiredService(builder.Tools!);
        var parts = await (Task<IReadOnlyList<ToolPart>>)builder.Tools!.GetMethod("PaperByReference")!.Invoke(tools, ["2024/0001", CancellationToken.None])!;
        return (papers, parts.Count);
    }

    private sealed class LooseBuilder(string oparl) : IPluginBuilder
    {
        public City City { get; } = new() { Id = "musterstadt", Name = new LocalizedText("Musterstadt") };

        public IServiceCollection Services { get; } = new ServiceCollection();

        public Type? Tools { get; private set; }

        public IPluginBuilder AddSettings<TSettings>() where TSettings : class, new()
        {
            var settings = new TSettings();
            typeof(TSettings).GetProperty("Oparl")!.SetValue(settings, oparl);
            Services.AddSingleton(settings);
            return this;
        }

        public IPluginBuilder AddKnowledge<TSource>() where TSource : class, IKnowledgeSource
        {
            Services.AddSingleton<IKnowledgeSource, TSource>();
            return this;
        }

        public IPluginBuilder AddTools<TTools>(IJsonTypeInfoResolver? json = null) where TTools : class
        {
            Tools = typeof(TTools);
            Services.AddTransient<TTools>();
            return this;
        }
    }
}
