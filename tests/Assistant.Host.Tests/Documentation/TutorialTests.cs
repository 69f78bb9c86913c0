using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Documentation;

/// <summary>The tutorial, command by command, and what the template makes of names. Slow: plugins are built with the .NET SDK.</summary>
[Trait("Speed", "slow")]
public partial class TutorialTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task The_commands_of_the_tutorial_do_what_the_page_says()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The tutorial's commands are those of a POSIX shell.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        await feed.PackAsync(limit.Token);
        using var folder = new TemporaryDirectory();
        // Another host may run on this machine, and the page needs an address.
        var page = (await File.ReadAllTextAsync(Path.Combine(Places.Repository, "sdk/docs/tutorial.md"), limit.Token)).Replace("8090", FreePort(), StringComparison.Ordinal);
        var steps = TutorialPage.Read(page);
        steps.Count.ShouldBeGreaterThan(8);

        var outcome = await feed.RunAsync("bash", ["-c", TutorialPage.Script(steps)], folder.Path, limit.Token);

        PackageFeed.SkipWithoutFeed(outcome);
        var told = $"{outcome.Output}\n--- errors\n{outcome.Errors}\n--- host\n{Text(folder.File("host.txt"))}\n{Text(folder.File("log.txt"))}";
        outcome.ExitCode.ShouldBe(0, told);
        var outputs = TutorialPage.Outputs(outcome.Output);
        outputs.Count.ShouldBe(steps.Count, told);
        for (var step = 0; step < steps.Count; step++)
            ShouldShow(outputs[step], steps[step].Lines, steps[step].Commands);
        ReloadSeconds(outputs).ShouldBeLessThan(10, "A second on a machine at rest; here others may build at the same time.");
    }

    [Fact]
    public async Task Whatever_a_plugin_is_called_its_id_is_right_and_it_can_be_built()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        await feed.PackAsync(limit.Token);
        using var folder = new TemporaryDirectory();
        await RunAsync(["new", "install", Path.Combine(feed.Path, "Assistant.Templates.1.0.0.nupkg"), "--debug:custom-hive", folder.File("hive")]);

        (await IdOfAsync("x")).ShouldBe("x-plugin");
        (await IdOfAsync("Ein.Name.Der.Viel.Zu.Lang.Fuer.Eine.Id.Ist")).ShouldBe("ein-name-der-viel-zu-lang-fuer-e");
        (await IdOfAsync("Depot", "--id", "bauhof", "--title", "Bauhof \"Süd\"")).ShouldBe("bauhof");
        (await IdOfAsync("7-Straßen & Öl.9.x")).ShouldBe("strassen-oel-9-x");
        await RunAsync(["build", folder.File("7-Straßen & Öl.9.x/src"), "-v", "quiet", "-nologo"]);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("7-Straßen & Öl.9.x/src/plugin.json"), limit.Token));
        File.Exists(Path.Combine(folder.File("7-Straßen & Öl.9.x/src/bin/Debug/net10.0"), manifest.RootElement.GetProperty("entryAssembly").GetString()!)).ShouldBeTrue();

        async Task<string> IdOfAsync(string name, params string[] more)
        {
            await RunAsync(["new", "assistant-plugin", "-n", name, "-o", name, "--feed", feed.Path, "--debug:custom-hive", folder.File("hive"), .. more]);
            using var made = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File($"{name}/src/plugin.json"), limit.Token));
            var id = made.RootElement.GetProperty("id").GetString()!;
            Id().IsMatch(id).ShouldBeTrue(id);
            return id;
        }

        async Task RunAsync(string[] arguments)
        {
            var outcome = await feed.RunAsync("dotnet", arguments, folder.Path, limit.Token);
            PackageFeed.SkipWithoutFeed(outcome);
            outcome.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{outcome.Output}\n{outcome.Errors}");
        }
    }

    // As plugin.schema.json has it.
    [GeneratedRegex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$")]
    private static partial Regex Id();

    private static void ShouldShow(string output, IReadOnlyList<string> lines, string commands)
    {
        var from = 0;
        foreach (var line in lines)
        {
            var match = TutorialPage.Pattern(line).Match(output, from);
            match.Success.ShouldBeTrue($"“{line}” is not printed by\n{commands}\nwhich printed\n{output}");
            from = match.Index + match.Length;
        }
    }

    private static double ReloadSeconds(IEnumerable<string> outputs) =>
        double.Parse(Regex.Match(string.Concat(outputs), "loaded again (?<seconds>[0-9.]+) s").Groups["seconds"].Value, CultureInfo.InvariantCulture);

    private static string Text(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
