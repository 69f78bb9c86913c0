using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

/// <summary>A plugin's way from the developer's folder to another city's host, on the command line.</summary>
public sealed class PluginPackageTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plugin_is_packed_signed_trusted_installed_listed_and_removed()
    {
        var package = _folder.File("ris.plugin");
        (await RunAsync("keygen", _folder.File("mainz"))).ShouldBeDone().Output.ShouldContain("Keep it secret");
        (await RunAsync("pack", Path.Combine(Places.Plugins, "ris"), "--key", _folder.File("mainz.key"), "-o", package)).ShouldBeDone().Output.ShouldContain("signed with the key ");

        (await RunAsync("verify", package)).ShouldEndWith(1).Output.ShouldContain("is not among the trusted keys in");
        (await RunAsync("install", package)).ShouldEndWith(1).Errors.ShouldContain("was not installed: it is Untrusted.");
        Directory.CreateDirectory(_folder.File("data/trusted-keys"));
        File.Copy(_folder.File("mainz.pem"), _folder.File("data/trusted-keys/mainz.pem"));

        (await RunAsync("verify", package, "--json")).ShouldBeDone().Json.GetProperty("state").GetString().ShouldBe("Verified");
        (await RunAsync("install", package)).ShouldBeDone().Output.ShouldContain("ris 1.0.0 is installed in");
        (await RunAsync("list", "--json")).ShouldEndWith(0).Json[0].GetProperty("state").GetString().ShouldBe("Active");
        File.AppendAllText(_folder.File("plugins/ris/Assistant.Plugins.Ris.dll"), "x");
        var refused = (await RunAsync("list", "--json")).ShouldEndWith(0).Json[0];
        refused.GetProperty("state").GetString().ShouldBe("Untrusted");
        refused.GetProperty("reason").GetString()!.ShouldContain("was changed after the plugin was packed");
        (await RunAsync("remove", "ris")).ShouldBeDone();
        (await RunAsync("remove", "ris")).ShouldEndWith(1).Sentence.ShouldContain("There is no plugin ris in");
    }

    [Fact]
    public async Task Shipped_plugins_need_no_signature_and_others_do()
    {
        (await RunAsync("verify", Path.Combine(Places.Plugins, "ris"))).ShouldBeDone();
        (await RunAsync("verify", Places.GoodPlugin)).ShouldEndWith(1).Output.ShouldContain("add “good” to Assistant:PluginHosting:AllowUnsigned");
        (await RunAsync("verify", _folder.File("nothing"))).ShouldEndWith(2).Sentence.ShouldContain("There is neither a folder nor a file");
    }

    private Task<Outcome> RunAsync(params string[] words) => AssistantProcess.RunAsync(
        ["plugins", .. words, "--plugins", _folder.File("plugins"), "--data", _folder.File("data"), "--cities", town.Cities]);
}
