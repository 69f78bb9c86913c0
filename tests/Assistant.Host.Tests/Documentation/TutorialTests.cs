using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Documentation;

/// <summary>The tutorial, command by command. Slow: it builds a plugin several times with the .NET SDK.</summary>
[Trait("Speed", "slow")]
public class TutorialTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task The_commands_of_the_tutorial_do_what_the_page_says()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The tutorial's commands are those of a POSIX shell.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        using var feed = new PackageFeed();
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
