using System.Collections.Concurrent;
using System.Net;
using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Egress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tests;

/// <summary>The plugin that <c>sdk/docs/write-a-plugin.md</c> builds: what the page shows is what is tested here.</summary>
public sealed class HandbookTests
{
    private const string Index = "urlaub\tUrlaub\t/seiten/urlaub.html\nreise\tDienstreisen\tseiten/reise.pdf\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csharp", "HandbookPlugin.cs")]
    [InlineData("json", "plugin.json")]
    public void The_page_shows_the_plugin_as_it_is(string language, string file)
    {
        var page = File.ReadAllText(Path.Combine(Repository, "sdk", "docs", "write-a-plugin.md"));

        var shown = page.Split($"```{language}\n").Skip(1).Select(rest => rest.Split("```")[0]).First();

        shown.ShouldBe(File.ReadAllText(Path.Combine(Repository, "tests", "fixtures", "plugins", "Fixture.Handbook", file)));
    }

    [Fact]
    public void A_whole_plugin_is_shorter_than_60_lines()
    {
        var code = Directory.GetFiles(Path.Combine(Repository, "tests", "fixtures", "plugins", "Fixture.Handbook"), "*.cs").Single();

        File.ReadLines(code).Count().ShouldBeLessThan(60);
    }

    [Fact]
    public async Task Each_line_of_the_index_becomes_a_document_for_the_staff()
    {
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = Index });
        await using var lab = await LabAsync(intranet);

        var changes = await ReadAsync(lab);

        var documents = changes.OfType<Upserted>().Select(change => change.Document).ToList();
        documents.Select(document => (document.Id, document.Title)).ShouldBe([("urlaub", "Urlaub"), ("reise", "Dienstreisen")]);
        documents.ShouldAllBe(document => document.Audience == Audience.Internal);
        documents[1].Files.Single().Download.ShouldBe(new Uri($"{Address(intranet)}/seiten/reise.pdf"));
        changes[^1].ShouldBeOfType<Completed>().Exhaustive.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_has_vanished_from_the_index_is_missing_in_an_exhaustive_run()
    {
        var files = new ConcurrentDictionary<string, string> { ["/handbuch.tsv"] = Index };
        await using var intranet = await ServeAsync(files);
        await using var lab = await LabAsync(intranet);
        (await ReadAsync(lab)).OfType<Upserted>().Count().ShouldBe(2);

        files["/handbuch.tsv"] = Index.Split('\n')[0];
        var changes = await ReadAsync(lab);

        changes.OfType<Upserted>().Single().Document.Id.ShouldBe("urlaub");
        changes[^1].ShouldBeOfType<Completed>().Exhaustive.ShouldBeTrue();
    }

    [Theory]
    [InlineData("urlaub\tUrlaub\n")]
    [InlineData("\tUrlaub\t/seiten/urlaub.html\n")]
    [InlineData("<html><body>Bitte anmelden</body></html>")]
    public async Task A_line_that_cannot_be_read_is_reported_and_nothing_is_deleted_in_that_run(string line)
    {
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = Index + line });
        await using var lab = await LabAsync(intranet);

        var changes = await ReadAsync(lab);

        changes.OfType<Unreadable>().Single().Reason.ShouldContain("parted by tabs");
        changes.OfType<Upserted>().Count().ShouldBe(2);
        changes[^1].ShouldBeOfType<Completed>().Exhaustive.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_index_deletes_nothing()
    {
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = "\n" });
        await using var lab = await LabAsync(intranet);

        (await Should.ThrowAsync<PluginException>(() => ReadAsync(lab))).Message.ShouldStartWith("Das Verzeichnis des Handbuchs ist leer.");
    }

    [Fact]
    public async Task The_fingerprint_changes_with_the_line_the_audience_and_the_day()
    {
        var time = new ManualTime();
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = Index });
        await using var lab = await LabAsync(intranet, time: time);
        await using var opened = await LabAsync(intranet, isPublic: true, time: time);

        var first = await FingerprintsAsync(lab);
        var same = await FingerprintsAsync(lab);
        var toAnybody = await FingerprintsAsync(opened);
        time.Advance(TimeSpan.FromDays(1));
        var nextDay = await FingerprintsAsync(lab);

        same.ShouldBe(first);
        first.Concat(toAnybody).Concat(nextDay).ShouldBeUnique();
    }

    [Fact]
    public async Task The_index_is_out_of_reach_where_the_operators_list_does_not_name_its_server()
    {
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = Index });
        await using var lab = await LabAsync(intranet, isAllowed: false);

        (await Should.ThrowAsync<PluginException>(() => ReadAsync(lab))).Message
            .ShouldContain("the operator's list (network.allow in the city pack) does not name it");
    }

    [Fact]
    public async Task The_tool_finds_passages_of_the_handbook_or_says_that_there_are_none()
    {
        var retriever = new HandbookRetriever();
        await using var intranet = await ServeAsync([]);
        await using var lab = await LabAsync(intranet, retriever);

        var found = await lab.CallAsync("handbook_find", """{ "query": "Urlaub" }""");
        var nothing = await lab.CallAsync("handbook_find", """{ "query": "Mondflug" }""");

        var passages = found.Parts.Single().ShouldBeOfType<Passages>();
        passages.Hits.Single().Text.ShouldBe("Urlaub wird schriftlich beantragt.");
        passages.Sources.Single().DocumentId.ShouldBe("urlaub");
        nothing.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldBe("Dazu steht nichts im Handbuch.");
        retriever.Queries.ShouldAllBe(query => query.Facets["collection"].Single() == "handbook");
    }

    [Fact]
    public async Task The_plugin_is_gone_from_memory_after_it_was_read_and_asked()
    {
        await using var intranet = await ServeAsync(new() { ["/handbuch.tsv"] = Index });
        await using var lab = await LabAsync(intranet, new HandbookRetriever());
        var changes = await ReadAsync(lab);
        var outcome = await lab.CallAsync("handbook_find", """{ "query": "Urlaub" }""");

        var result = await lab.Catalog.UnloadAsync("handbook", "Test.", "test", Cancellation);

        result.State.ShouldBe(PluginState.Unloaded, result.Reason);
        (changes.Count, outcome.Parts.Count).ShouldBe((3, 1));
    }

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(PluginLab.Outputs);
            while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Assistant.sln above the outputs.");
            return folder.FullName;
        }
    }

    private static async Task<PluginLab> LabAsync(
        WebApplication intranet, HandbookRetriever? retriever = null, bool isAllowed = true, bool isPublic = false, TimeProvider? time = null)
    {
        var lab = new PluginLab(time: time, configure: services => services.AddSingleton<IPluginServiceContributor>(retriever ?? new HandbookRetriever()));
        if (isAllowed)
            lab.Network.Add(EgressRule.TryParse(new Uri(Address(intranet)).Authority, out var rule, out var error) ? rule : throw new InvalidOperationException(error));
        lab.Install("Fixture.Handbook");
        lab.With(PluginLab.Mainz, "handbook", $$"""{ "index": "{{Address(intranet)}}/handbuch.tsv", "public": {{(isPublic ? "true" : "false")}} }""");
        await lab.LoadAsync();
        lab.Status("handbook").State.ShouldBe(PluginState.Active, lab.Status("handbook").Reason);
        return lab;
    }

    private static async Task<List<SourceChange>> ReadAsync(PluginLab lab)
    {
        var knowledge = (await lab.Catalog.GetKnowledgeAsync("mainz", Cancellation)).Single();
        return await knowledge.Source.ReadAsync(new ReadRequest { Full = true }, Cancellation).ToListAsync(Cancellation);
    }

    private static async Task<List<string?>> FingerprintsAsync(PluginLab lab) =>
        [.. (await ReadAsync(lab)).OfType<Upserted>().Select(change => change.Document.Fingerprint)];

    private static async Task<WebApplication> ServeAsync(ConcurrentDictionary<string, string> files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(async context =>
        {
            if (files.TryGetValue(context.Request.Path, out var text))
                await context.Response.WriteAsync(text);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
        await server.StartAsync(Cancellation);
        return server;
    }

    private static string Address(WebApplication server) =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Knows one page of the handbook, and finds it by one word.</summary>
    private sealed class HandbookRetriever : IPluginServiceContributor, IRetriever
    {
        public ConcurrentQueue<RetrievalQuery> Queries { get; } = new();

        public void Contribute(IServiceCollection services, PluginServiceContext context) => services.AddScoped<IRetriever>(_ => this);

        public Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken)
        {
            // A copy: the plugin's dictionary would keep the plugin.
            Queries.Enqueue(query with { Facets = query.Facets.ToDictionary(facet => facet.Key, facet => (IReadOnlyList<string>)facet.Value.ToArray(), StringComparer.Ordinal) });
            return Task.FromResult<IReadOnlyList<Hit>>(query.Text != "Urlaub" ? [] :
            [
                new Hit
                {
                    Rank = 1,
                    Score = 1,
                    Document = new SourceReference { DocumentId = "urlaub", Title = "Urlaub" },
                    PassageId = "p",
                    Text = "Urlaub wird schriftlich beantragt.",
                },
            ]);
        }
    }
}
