namespace Assistant.Sdk.Tests.Reference;

/// <summary>sdk/docs/reference.md is what the XML documentation says.</summary>
public class ReferenceTests
{
    private const string Page = "sdk/docs/reference.md";

    [Fact]
    public void The_reference_says_what_the_contracts_say()
    {
        var now = Written();
        var path = Path.Combine(Root(), Page);
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
            File.WriteAllText(path, now);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";

        var difference = before.Split('\n').Except(now.Split('\n')).Select(line => $"- {line}").Concat(now.Split('\n').Except(before.Split('\n')).Select(line => $"+ {line}")).ToList();

        if (now != before)
            Assert.Fail($"{Page} is not what the XML documentation says:\n{string.Join('\n', difference)}\nWrite it anew with UPDATE_REFERENCE=1 dotnet run --project tests/Assistant.Sdk.Tests");
    }

    [Fact]
    public void Every_public_type_has_its_section()
    {
        var page = Written();

        foreach (var type in typeof(IAssistantPlugin).Assembly.GetExportedTypes())
            page.ShouldContain($"\n### {type.Name}\n");
    }

    [Fact]
    public void Nothing_in_it_is_left_unsaid() => Written().Split('\n').Where(line => line.EndsWith("|  |", StringComparison.Ordinal)).ShouldBeEmpty();

    private static string Written() => new ReferencePage(typeof(IAssistantPlugin).Assembly).Write(Path.Combine(Root(), "sdk/Assistant.Sdk"));

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Assistant.sln")))
            directory = directory.Parent;
        return directory.ShouldNotBeNull("Assistant.sln lies in no folder above the tests.").FullName;
    }
}
