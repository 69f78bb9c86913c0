using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class PackagesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("packages-").FullName;

    private PluginHostingOptions Options => new() { TrustedKeys = Path.Combine(_root, "keys") };

    private string Plugins => Path.Combine(_root, "plugins");

    [Fact]
    public void The_same_files_and_key_give_the_same_bytes()
    {
        var key = Key();
        var one = Output("one");
        // Another folder, written in another order and at another time.
        var other = Directory.CreateDirectory(Path.Combine(_root, "other")).FullName;
        foreach (var file in Directory.GetFiles(one).OrderDescending(StringComparer.Ordinal))
        {
            File.Copy(file, Path.Combine(other, Path.GetFileName(file)));
            File.SetLastWriteTimeUtc(Path.Combine(other, Path.GetFileName(file)), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var first = PluginPacker.Pack(one, key, Path.Combine(_root, "a.plugin"));
        var second = PluginPacker.Pack(other, key, Path.Combine(_root, "b.plugin"));

        File.ReadAllBytes(second.Path).ShouldBe(File.ReadAllBytes(first.Path));
        second.Sha256.ShouldBe(first.Sha256);
        second.KeyId.ShouldBe(key.Id);
        File.Exists(Path.Combine(one, "plugin.json.sig")).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_is_the_one_of_RFC_6979()
    {
        // RFC 6979, A.2.5: curve P-256, SHA-256, message “sample”.
        var point = new ECPoint { X = Convert.FromHexString("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"), Y = Convert.FromHexString("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299") };
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"), Q = point });
        var file = Path.Combine(_root, "rfc.key");
        File.WriteAllText(file, ecdsa.ExportPkcs8PrivateKeyPem());

        Convert.ToHexString(SigningKey.Read(file).Sign("sample"u8).Bytes()!).ShouldBe(
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716" + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    }

    [Fact]
    public void A_key_is_never_overwritten_and_only_its_owner_reads_it()
    {
        var file = Path.Combine(_root, "city.key");
        SigningKey.Create(file, Path.Combine(_root, "city.pem"));

        Should.Throw<PluginHostingException>(() => SigningKey.Create(file, Path.Combine(_root, "city.pem"))).Message.ShouldContain("a key that is there is never overwritten");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<PluginHostingException>(() => SigningKey.Read(Path.Combine(_root, "city.pem"))).Message.ShouldContain("holds no private key");
    }

    [Fact]
    public async Task A_signed_package_is_installed_loaded_and_removed()
    {
        var package = Pack("1.0.0", Key());
        var installer = new PluginInstaller(Plugins, Options);

        var installed = installer.Install(package);

        installed.ShouldBe(new InstalledPlugin("good", "1.0.0", null, false, Path.Combine(Plugins, "good")));
        await using (var lab = new PluginLab(Options with { AllowUnsigned = ["nobody"] }))
        {
            lab.InstallFolder(installed.Folder, null, "good");
            lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo" }""");
            await lab.LoadAsync();
            lab.Status("good").State.ShouldBe(PluginState.Active, lab.Status("good").Reason);
        }

        installer.Remove("good").ShouldBe(installed.Folder);
        Directory.Exists(installed.Folder).ShouldBeFalse();
        Should.Throw<PluginHostingException>(() => installer.Remove("good")).Message.ShouldContain("There is no plugin good in");
    }

    [Fact]
    public void A_newer_version_takes_the_place_of_the_old_one_wherever_that_lies()
    {
        var key = Key();
        var installer = new PluginInstaller(Plugins, Options);
        installer.Install(Pack("1.0.0", key));
        Directory.Move(Path.Combine(Plugins, "good"), Path.Combine(Plugins, "greetings"));

        installer.Install(Pack("1.1.0", key)).ShouldBe(new InstalledPlugin("good", "1.1.0", "1.0.0", true, Path.Combine(Plugins, "greetings")));

        Version("greetings").ShouldBe("1.1.0");
        Directory.GetDirectories(Plugins).Select(folder => Path.GetFileName(folder)).ShouldBe([".incoming", "greetings"], ignoreOrder: true);
        Directory.GetDirectories(Path.Combine(Plugins, ".incoming")).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_that_is_not_trusted_changes_nothing()
    {
        var key = Key();
        var installer = new PluginInstaller(Plugins, Options);
        installer.Install(Pack("1.0.0", key));
        File.Delete(Path.Combine(_root, "keys", "city.pem"));

        Should.Throw<PluginHostingException>(() => installer.Install(Pack("1.1.0", key))).Message.ShouldContain("was not installed: it is Untrusted.");

        Version("good").ShouldBe("1.0.0");
    }

    [Theory]
    [InlineData("[2.0,3.0)", "asks for Assistant.Sdk [2.0,3.0), this host has 1.0.0; build the plugin against that version, or update the host.")]
    [InlineData("[0.1,0.9)", "asks for Assistant.Sdk [0.1,0.9), this host has 1.0.0; build the plugin against that version, or update the host.")]
    public void A_package_for_another_SDK_says_so(string range, string sentence)
    {
        var folder = Output("sdk", manifest => manifest["sdk"] = range);
        Should.Throw<PluginHostingException>(() => PluginPacker.Pack(folder, null, Path.Combine(_root, "x.plugin"))).Message.ShouldContain(sentence);

        // Packed by a host of that other version.
        var package = Zip(archive =>
        {
            foreach (var file in Directory.GetFiles(folder))
                archive.CreateEntryFromFile(file, Path.GetFileName(file));
        });
        Should.Throw<PluginHostingException>(() => new PluginInstaller(Plugins, Options with { AllowUnsigned = ["good"] }).Install(package)).Message.ShouldContain(sentence);
        Directory.Exists(Path.Combine(Plugins, "good")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, InstallStep.Unpacked)]
    [InlineData(true, InstallStep.Verified)]
    [InlineData(true, InstallStep.Swapped)]
    [InlineData(false, InstallStep.Unpacked)]
    [InlineData(false, InstallStep.Verified)]
    [InlineData(false, InstallStep.MovedAway)]
    [InlineData(false, InstallStep.Swapped)]
    internal void A_kill_at_any_step_leaves_one_whole_version(bool canExchange, InstallStep at)
    {
        var key = Key();
        new PluginInstaller(Plugins, Options).Install(Pack("1.0.0", key));
        var package = Pack("1.1.0", key);
        // Nothing is cleaned up on the way out, so that an exception leaves on disk what a kill would.
        var killed = new PluginInstaller(Plugins, Options)
        {
            Exchange = canExchange ? DirectoryExchange.TrySwap : (_, _) => false,
            Reached = step => { if (step == at) throw new OperationCanceledException("killed"); },
        };
        Should.Throw<OperationCanceledException>(() => killed.Install(package));

        // The next start of the host looks for plugins.
        var found = Catalog.PluginFolders.Find(Plugins).Single();

        found.Manifest!.Version.ShouldBe(at == InstallStep.Swapped ? "1.1.0" : "1.0.0");
        PluginInspection.Inspect(found.Folder, Options).Findings.ShouldBeEmpty();
        new PluginInstaller(Plugins, Options).Install(package).Version.ShouldBe("1.1.0");
        Directory.GetDirectories(Path.Combine(Plugins, ".incoming")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../evil.dll", "leads out of the plugin's folder")]
    [InlineData("/etc/cron.d/evil", "is absolute")]
    [InlineData("a\\..\\evil.dll", "has a backslash")]
    [InlineData("folder/", "has an empty part")]
    [InlineData("PLUGIN.json", "twice, or once more with other upper and lower case")]
    [InlineData("plugin.json", "twice, or once more with other upper and lower case")]
    [InlineData("plugin.json/evil.dll", "a file with the name of one of its folders")]
    public void A_package_with_an_entry_that_no_file_may_have_is_refused(string entry, string sentence)
    {
        var package = Zip(archive =>
        {
            Write(archive, "plugin.json", "{}");
            Write(archive, entry, "evil");
        });

        Refused(package, sentence);
        Directory.GetFiles(_root, "evil*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_with_a_link_is_refused()
    {
        var package = Zip(archive =>
        {
            Write(archive, "plugin.json", "{}");
            Write(archive, "link", "/etc/passwd").ExternalAttributes = 0xA1FF << 16;
        });

        Refused(package, "has the entry “link”, which is a link or no file");
    }

    [Fact]
    public void A_package_that_unpacks_to_more_than_a_plugin_needs_is_refused_while_it_is_unpacked()
    {
        var package = Zip(archive =>
        {
            Write(archive, "plugin.json", "{}");
            using var stream = archive.CreateEntry("zeros", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var mebibyte = 0; mebibyte < 260; mebibyte++)
                stream.Write(zeros);
        });
        new FileInfo(package).Length.ShouldBeLessThan(4 << 20);

        Refused(package, "unpacks to more than 256 MiB; no plugin needs that.");
    }

    [Fact]
    public void A_package_with_too_many_entries_is_refused()
    {
        var package = Zip(archive =>
        {
            Write(archive, "plugin.json", "{}");
            for (var number = 0; number < 2010; number++)
                archive.CreateEntry($"f{number}");
        });

        Refused(package, "has 2011 entries; a plugin has 2000 files at most.");
    }

    [Fact]
    public void What_is_no_package_is_refused()
    {
        Refused(Zip(archive => Write(archive, "readme.txt", "a")), "has no plugin.json, so it is no plugin package.");
        File.WriteAllText(Path.Combine(_root, "text.plugin"), "no zip");
        Refused(Path.Combine(_root, "text.plugin"), "is no plugin package or is damaged");
        var cut = File.ReadAllBytes(Pack("1.0.0", null));
        File.WriteAllBytes(Path.Combine(_root, "cut.plugin"), cut[..(cut.Length / 2)]);
        Refused(Path.Combine(_root, "cut.plugin"), "is no plugin package or is damaged");
        Refused(Path.Combine(_root, "nothing.plugin"), "There is no file");
    }

    [Fact]
    public void What_cannot_be_packed_says_what_to_pack()
    {
        var project = Directory.CreateDirectory(Path.Combine(_root, "project")).FullName;
        File.WriteAllText(Path.Combine(project, "A.csproj"), "");
        Should.Throw<PluginHostingException>(() => PluginPacker.Pack(project, null, null)).Message.ShouldContain("Pack what it publishes: “dotnet publish");

        var output = Output("spoilt", manifest => manifest.Remove("skills"));
        Should.Throw<PluginHostingException>(() => PluginPacker.Pack(output, null, null)).Message.ShouldContain("- $.skills: is missing");

        new PluginInstaller(Plugins, Options).Install(Pack("1.0.0", Key()));
        Should.Throw<PluginHostingException>(() => PluginPacker.Pack(Path.Combine(Plugins, "good"), null, null)).Message.ShouldContain("is an installed package");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private SigningKey Key()
    {
        Directory.CreateDirectory(Path.Combine(_root, "keys"));
        return SigningKey.Create(Path.Combine(_root, $"{Path.GetRandomFileName()}.key"), Path.Combine(_root, "keys", "city.pem"));
    }

    private string Output(string name, Action<JsonObject>? edit = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        foreach (var file in Directory.GetFiles(PluginLab.OutputOf("Fixture.Good")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        if (edit is not null)
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "plugin.json")))!.AsObject();
            edit(manifest);
            File.WriteAllText(Path.Combine(folder, "plugin.json"), manifest.ToJsonString());
        }

        return folder;
    }

    private string Pack(string version, SigningKey? key) =>
        PluginPacker.Pack(Output($"out-{version}", manifest => manifest["version"] = version), key, Path.Combine(_root, $"good-{version}.plugin")).Path;

    private string Version(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(Plugins, folder, "plugin.json")))!["version"]!.GetValue<string>();

    private string Zip(Action<ZipArchive> fill)
    {
        var path = Path.Combine(_root, $"{Path.GetRandomFileName()}.plugin");
        using var stream = File.Create(path);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        fill(archive);
        return path;
    }

    private static ZipArchiveEntry Write(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }

    private void Refused(string package, string sentence)
    {
        Should.Throw<PluginHostingException>(() => new PluginInstaller(Plugins, Options).Install(package)).Message.ShouldContain(sentence);
        if (Directory.Exists(Plugins))
            Catalog.PluginFolders.Find(Plugins).ShouldAllBe(plugin => plugin.Manifest != null && plugin.Manifest.Version == "1.0.0");
    }
}
