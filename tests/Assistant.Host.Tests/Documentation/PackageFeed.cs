using System.Diagnostics;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Documentation;

/// <summary>
/// The packages of this repository in a folder, and an environment for the .NET SDK that takes nothing else of theirs: a package that was
/// restored once would come from the machine's cache for ever, whatever was built since.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> s_quiet =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_CLI_UI_LANGUAGE"] = "en" };

    private readonly TemporaryDirectory _directory = new();
    private bool _packed;

    public string Path => _directory.File("feed");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["FEED"] = Path,
        ["NUGET_PACKAGES"] = _directory.File("packages"),
        // The templates that are installed on the machine are none of ours.
        ["DOTNET_CLI_HOME"] = _directory.File("cli"),
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        // No build server stays behind.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["PATH"] = System.IO.Path.GetDirectoryName(Places.Assistant) + System.IO.Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH"),
    };

    /// <summary>Packs what has been built; once for all tests of a class, which run one after the other.</summary>
    public async Task PackAsync(CancellationToken cancellationToken)
    {
        if (_packed)
            return;
        Directory.CreateDirectory(_directory.File("packages"));
        foreach (var folder in Directory.Exists(Cache()) ? Directory.GetDirectories(Cache()) : [])
        {
            if (!System.IO.Path.GetFileName(folder).StartsWith("assistant.", StringComparison.Ordinal))
                Directory.CreateSymbolicLink(System.IO.Path.Combine(_directory.File("packages"), System.IO.Path.GetFileName(folder)), folder);
        }

        await PackAsync(["pack", "sdk/Assistant.Sdk", "-c", Places.Configuration, "--no-build", "-o", Path, "-v", "quiet", "-nologo"], cancellationToken);
        await PackAsync(["pack", "sdk/templates/Assistant.Templates.csproj", "-o", Path, "-v", "quiet", "-nologo"], cancellationToken);
        _packed = true;
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>Runs a program with this environment, and ends it with all that it has started when the test ends.</summary>
    internal Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellationToken) =>
        RunAsync(program, arguments, workingDirectory, Environment, cancellationToken);

    private static async Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        using var process = Process.Start(start)!;
        // Else .NET programs set up the terminal, and are stopped where the tests run in the background of one.
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // With the machine's own cache: what is restored here is used by other builds of the repository.
    private static async Task PackAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync("dotnet", arguments, Places.Repository, s_quiet, cancellationToken);
        SkipWithoutFeed(outcome);
        outcome.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{outcome.Output}\n{outcome.Errors}");
    }

    /// <summary>Without the machine's feed nothing can be restored, which says nothing about this repository.</summary>
    internal static void SkipWithoutFeed(Outcome outcome)
    {
        if (outcome.ExitCode != 0 && (outcome.Output + outcome.Errors).Contains("NU1301", StringComparison.Ordinal))
            Assert.Skip("The machine's package feed is not there.");
    }

    private static string Cache() => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
