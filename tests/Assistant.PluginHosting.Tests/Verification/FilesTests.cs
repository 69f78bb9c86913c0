using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests.Verification;

public sealed class FilesTests : IDisposable
{
    private readonly PackedPlugin _plugin = new();

    [Fact]
    public void A_packed_and_signed_plugin_passes_every_step()
    {
        var check = _plugin.Check();

        check.Findings.ShouldBeEmpty();
        check.State.ShouldBe(PluginState.Verified);
        check.Steps.ShouldBe(["manifest", "files", "signature", "SDK version", "assemblies", "shared assemblies", "missing members", "forbidden members"]);
    }

    [Fact]
    public void A_changed_byte_is_found()
    {
        var path = _plugin.File("Fixture.Good.dll");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Refused("Fixture.Good.dll: was changed after the plugin was packed: its SHA-256 is ");
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        File.Delete(_plugin.File("texte/de/hinweis.txt"));

        Refused("texte/de/hinweis.txt: is listed in the manifest and is not in the folder.");
    }

    [Theory]
    [InlineData("evil.dll")]
    [InlineData(".hidden")]
    [InlineData("texte/de/more.txt")]
    [InlineData("texte/plugin.json")]
    public void A_file_that_is_not_listed_is_found(string path)
    {
        _plugin.Write(path, "x");

        Refused($"{path}: is in the folder and not in the manifest's list.");
    }

    [Theory]
    [InlineData("../evil.dll", "leads out of the plugin's folder")]
    [InlineData("texte/../../evil.dll", "leads out of the plugin's folder")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("C:/evil.dll", "is absolute")]
    [InlineData("texte\\\\evil.dll", "has a backslash")]
    [InlineData("texte//evil.dll", "has an empty part")]
    [InlineData("texte/./evil.dll", "has an empty part")]
    [InlineData("evil.dll.", "ends with a dot or a space")]
    [InlineData("", "is empty")]
    [InlineData("a\u0007.txt", "has a control character")]
    [InlineData("plugin.json", "cannot hold their own hash")]
    [InlineData("FIXTURE.good.dll", "differs from another path only in upper and lower case")]
    public void A_listed_path_that_no_file_may_have_is_refused_though_it_is_signed(string path, string sentence)
    {
        _plugin.ListAlso(path.Replace("\\\\", "\\", StringComparison.Ordinal));

        Refused(sentence);
    }

    [Fact]
    public void Two_files_that_differ_only_in_case_are_refused()
    {
        _plugin.Write("Texte/de/hinweis.txt", "Bitte lesen.");
        _plugin.List();
        _plugin.Sign();

        Refused("has the name of another file but for upper and lower case");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_is_refused_and_not_followed(bool isFolder)
    {
        var outside = Directory.CreateDirectory(Path.Combine(_plugin.Root, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "a.txt"), "a");
        if (isFolder)
            Directory.CreateSymbolicLink(_plugin.File("link"), outside);
        else
            File.CreateSymbolicLink(_plugin.File("link"), Path.Combine(outside, "a.txt"));

        Refused("link: is a link, which a plugin may not have; put the file itself there.");
        _plugin.Check().Findings.ShouldNotContain(finding => finding.Path.Contains("a.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_is_refused_in_an_unpacked_plugin_too()
    {
        _plugin.Edit(manifest => manifest.Remove("files"));
        File.Delete(_plugin.File("plugin.json.sig"));
        File.CreateSymbolicLink(_plugin.File("link"), "/etc/hostname");

        _plugin.Check(new PluginHostingOptions { AllowUnsigned = ["good"] }).ShouldSatisfyAllConditions(
            check => check.State.ShouldBe(PluginState.Untrusted), check => check.Findings.Single().Message.ShouldContain("is a link"));
    }

    [Fact]
    public async Task A_file_that_is_swapped_after_verification_is_not_loaded()
    {
        await using var lab = new PluginLab();
        var folder = lab.Install("Fixture.Good");
        lab.AfterVerification = () => File.AppendAllText(Path.Combine(folder, "Fixture.Good.dll"), "x");
        lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo" }""");

        await lab.LoadAsync();

        lab.Status("good").State.ShouldBe(PluginState.Faulted);
        lab.Status("good").Reason.ShouldContain("has another Fixture.Good.dll now than when it was verified, so it is not loaded. Look who writes into");
    }

    [Fact]
    public async Task A_file_that_is_added_after_verification_is_not_loaded()
    {
        await using var lab = new PluginLab();
        var folder = lab.Install("Fixture.Good");
        var symbols = Path.Combine(folder, "Fixture.Good.pdb");
        File.Delete(symbols);
        // Were it read, the loading would fail on it.
        lab.AfterVerification = () => File.WriteAllText(symbols, "x");
        lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo" }""");

        await lab.LoadAsync();

        lab.Status("good").State.ShouldBe(PluginState.Active, lab.Status("good").Reason);
    }

    public void Dispose() => _plugin.Dispose();

    private void Refused(string sentence)
    {
        var check = _plugin.Check();
        check.State.ShouldBe(PluginState.Untrusted);
        check.Steps[^1].ShouldBe("files");
        check.Findings.ShouldContain(finding => finding.ToString().Contains(sentence, StringComparison.Ordinal), string.Join('\n', check.Findings));
    }
}
