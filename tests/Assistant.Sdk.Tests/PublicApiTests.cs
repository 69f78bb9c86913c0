using System.Reflection;

namespace Assistant.Sdk.Tests;

/// <summary>Contracts change by addition; see sdk/docs/versioning.md.</summary>
public class PublicApiTests
{
    private const string Baseline = "sdk/Assistant.Sdk/PublicApi.txt";

    private static Assembly Sdk => typeof(IAssistantPlugin).Assembly;

    [Fact]
    public void The_public_api_is_the_one_written_down()
    {
        var now = PublicApi.Of(Sdk);
        var path = Path.Combine(RepositoryRoot(), Baseline);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
            File.WriteAllText(path, string.Join('\n', now) + '\n');
        var before = File.Exists(path) ? File.ReadAllLines(path) : [];

        var difference = before.Except(now).Select(line => $"- {line}").Concat(now.Except(before).Select(line => $"+ {line}")).ToList();

        if (difference.Count > 0)
        {
            Assert.Fail(
                $"The public API of Assistant.Sdk is not the one in {Baseline}:\n{string.Join('\n', difference)}\n" +
                "A line with - breaks plugins and needs a new major version. Where only lines with + stand here, accept them with\n" +
                "UPDATE_PUBLIC_API=1 dotnet run --project tests/Assistant.Sdk.Tests");
        }
    }

    [Fact]
    public void Plugins_of_a_major_version_bind_to_one_identity()
    {
        var name = Sdk.GetName().Version!;
        var product = Version.Parse(Sdk.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', '-')[0]);

        name.ShouldBe(new Version(product.Major, 0, 0, 0));
    }

    [Fact]
    public void The_rendering_tells_apart_what_breaks_plugins()
    {
        var lines = PublicApi.Of(typeof(PublicApiTests).Assembly).Where(line => line.StartsWith("Assistant.Sdk.Tests.Sample", StringComparison.Ordinal)).ToList();

        lines.ShouldContain("Assistant.Sdk.Tests.Sample : abstract class (System.IDisposable)");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.Find<T>(key: string?, max: int = 10, names: System.Collections.Generic.List<string?>? = null): System.Threading.Tasks.Task<string?> where T : class, new()");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.required Name: string { get; init; }");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.Note: string? { get; set; }");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.protected new()");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.const Word: string = \"word\"");
        lines.ShouldContain("Assistant.Sdk.Tests.Sample.abstract Dispose(): void");
        lines.ShouldNotContain(line => line.Contains("Hidden", StringComparison.Ordinal));
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Assistant.sln")))
            directory = directory.Parent;
        return directory.ShouldNotBeNull("Assistant.sln lies in no folder above the tests.").FullName;
    }
}
