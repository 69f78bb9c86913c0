using System.Text.RegularExpressions;

namespace Assistant.Architecture.Tests;

public partial class CodeTests
{
    private const int MaxLines = 400;

    // What each of these would bring stands in the host itself, or would open connections past the egress wall.
    private static readonly string[] s_bannedPackages =
    [
        "Newtonsoft.Json", "RestSharp", "Flurl", "Flurl.Http", "Refit", "Moq", "FluentAssertions", "AutoMapper", "MediatR", "OllamaSharp",
        "Qdrant.Client", "Grpc.Net.Client", "Microsoft.Extensions.Http", "Microsoft.Extensions.Http.Resilience", "System.Net.Http",
        "ModelContextProtocol.AspNetCore", "Microsoft.EntityFrameworkCore",
    ];

    // The wall itself opens connections; nothing else in host, sdk and plugins may switch the ban off, save the files named here for the
    // reason beside them.
    private static readonly Dictionary<string, string> s_mayUseBannedSymbols = new(StringComparer.Ordinal)
    {
        ["host/Assistant.Walls/Egress/EgressConnector.cs"] = "makes every connection",
        ["host/Assistant.Host/CommandLine/Terminal.cs"] = "writes to the terminal",
        ["deploy/demo/server/Terminal.cs"] = "writes to the terminal, in a program of its own",
    };

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Code().Where(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > MaxLines).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do_in_a_comment() =>
        Code().Where(path => Unfinished().IsMatch(Repository.Text(path))).ShouldBeEmpty();

    [Fact]
    public void Only_the_wall_uses_banned_symbols() =>
        Code().Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && !s_mayUseBannedSymbols.ContainsKey(path))
            .Where(path => Suppression().IsMatch(Repository.Text(path)))
            .ShouldBeEmpty();

    [Fact]
    public void No_project_switches_the_ban_off() =>
        Repository.Files("*.csproj").Concat(Repository.Files("*.props")).Concat(Repository.Files("*.targets")).Concat(Repository.Files(".editorconfig"))
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal) && Suppression().IsMatch(Repository.Text(path)))
            .ShouldBeEmpty();

    [Fact]
    public void Who_may_use_banned_symbols_still_does() =>
        s_mayUseBannedSymbols.Keys.Where(path => !Suppression().IsMatch(Repository.Text(path))).ShouldBeEmpty("Take the file off the list.");

    [Fact]
    public void No_project_uses_a_banned_package() =>
        Repository.Projects.SelectMany(project => project.Packages.Intersect(s_bannedPackages, StringComparer.OrdinalIgnoreCase).Select(package => $"{project.Path}: {package}"))
            .ShouldBeEmpty();

    [Fact]
    public void The_sdk_uses_abstractions_only() =>
        Repository.Projects.Single(project => project.Name == "Assistant.Sdk").Packages
            .Where(package => !package.EndsWith(".Abstractions", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("Assistant.sln").Replace('\\', '/');

        // Fixtures are built by the tests that load them.
        Repository.Projects.Where(project => !project.Path.StartsWith("tests/fixtures/", StringComparison.Ordinal) && !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)).Select(project => project.Path)
            .ShouldBeEmpty("Add them with “dotnet sln add”.");
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_file() =>
        Repository.Files("*.csproj").Where(path => Version().IsMatch(Repository.Text(path))).ShouldBeEmpty();

    private static IEnumerable<string> Code() => Repository.Files("*.cs");

    // Split, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex("RS" + "0030")]
    private static partial Regex Suppression();

    [GeneratedRegex("<PackageReference[^>]*\\sVersion(Override)?=")]
    private static partial Regex Version();
}
