using System.Reflection;
using Assistant.PluginHosting.Loading;
using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class SharingTests
{
    [Fact]
    public async Task A_private_copy_of_the_SDK_is_never_taken()
    {
        await using var lab = new PluginLab();
        var folder = lab.Install("Fixture.Good");
        File.Copy(typeof(IAssistantPlugin).Assembly.Location, Path.Combine(folder, "Assistant.Sdk.dll"));
        // Without it the resolver offers every file of the folder.
        File.Delete(Path.Combine(folder, "Fixture.Good.deps.json"));
        lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo" }""");

        await lab.LoadAsync();

        // With a copy of its own the entry type would be no IAssistantPlugin of the host's.
        lab.Status("good").State.ShouldBe(PluginState.Active, lab.Status("good").Reason);
    }

    [Theory]
    [InlineData("Assistant.Sdk, Version=2.0.0.0", "this host has 1.0.0.0")]
    [InlineData("System.Text.Json, Version=11.0.0.0", "this host has 10.0.0.0")]
    public void A_higher_version_of_what_is_shared_is_refused(string wanted, string reason)
    {
        SharedAssemblies.Check(new AssemblyName(wanted))!.ShouldContain(reason);
        Should.Throw<PluginHostingException>(() => SharedAssemblies.Resolve(new AssemblyName(wanted), "ris")).Message.ShouldContain(reason);
    }

    [Fact]
    public void The_hosts_own_packages_are_not_shared()
    {
        SharedAssemblies.IsShared("Assistant.Sdk").ShouldBeTrue();
        SharedAssemblies.IsShared("System.Text.Json").ShouldBeTrue();
        SharedAssemblies.IsShared("Dapper").ShouldBeFalse();
        SharedAssemblies.IsShared("Assistant.Walls").ShouldBeFalse();
        SharedAssemblies.IsShared("Microsoft.Extensions.Http").ShouldBeFalse();
    }

    [Fact]
    public void What_is_neither_shared_nor_in_the_folder_is_not_taken_from_the_host()
    {
        var context = new PluginLoadContext("good", "Fixture.Good.dll", new VerifiedFolder("good", PluginLab.OutputOf("Fixture.Good"), new Dictionary<string, string>()), allowNative: false);

        var exception = Should.Throw<Exception>(() => context.LoadFromAssemblyName(new AssemblyName("Dapper")));

        exception.ToString().ShouldContain("The plugin good needs Dapper");
        context.Unload();
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var options = new PluginHostingOptions { ToolTimeout = TimeSpan.Zero, UnloadCollections = 0, Allow = new Dictionary<string, IReadOnlyList<string>> { ["ris"] = ["everything"] } };

        var exception = Should.Throw<PluginHostingException>(() => options.Validated());

        exception.Message.ShouldContain("ToolTimeout is 00:00:00; write a value from 00:00:01 to 00:10:00.");
        exception.Message.ShouldContain("UnloadCollections is 0; write a value from 1 to 100.");
        exception.Message.ShouldContain("Allow:ris has “everything”; write one of sockets, http,");
    }
}
