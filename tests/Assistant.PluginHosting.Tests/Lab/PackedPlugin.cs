using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.Verification.Files;
using Assistant.PluginHosting.Verification.Signing;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>A copy of the good fixture as “pack” would leave it, with a signature of a key of its own, to be spoilt by tests.</summary>
internal sealed class PackedPlugin : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("packed-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PackedPlugin()
    {
        foreach (var file in Directory.GetFiles(PluginLab.OutputOf("Fixture.Good")))
            System.IO.File.Copy(file, File(Path.GetFileName(file)));
        Write("texte/de/hinweis.txt", "Bitte lesen.");
        Directory.CreateDirectory(Keys);
        System.IO.File.WriteAllText(Path.Combine(Keys, "mainz.pem"), _key.ExportSubjectPublicKeyInfoPem());
        List();
        Sign();
    }

    public string Folder => Directory.CreateDirectory(Path.Combine(_root, "plugin")).FullName;

    public string Keys => Path.Combine(_root, "keys");

    public string Root => _root;

    public PluginHostingOptions Options => new() { TrustedKeys = Keys };

    public string File(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(path))!);
        System.IO.File.WriteAllText(File(path), text);
    }

    public void Edit(Action<JsonObject> edit)
    {
        var manifest = JsonNode.Parse(System.IO.File.ReadAllText(File("plugin.json")))!.AsObject();
        edit(manifest);
        System.IO.File.WriteAllText(File("plugin.json"), manifest.ToJsonString());
    }

    /// <summary>Writes the hashes of what lies there now into the manifest.</summary>
    public void List() => Edit(manifest => manifest["files"] = new JsonObject(PluginContent.Read(Folder).Files.Select(file => KeyValuePair.Create(file.Path, (JsonNode?)file.Hash))));

    /// <summary>Adds to the list and signs again, as somebody with a trusted key could.</summary>
    public void ListAlso(string path)
    {
        Edit(manifest => manifest["files"]![path] = new string('0', 64));
        Sign();
    }

    public void Sign(ECDsa? key = null)
    {
        var by = key ?? _key;
        var signature = by.SignData(System.IO.File.ReadAllBytes(File("plugin.json")), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        System.IO.File.WriteAllBytes(File(PackageSignature.FileName), new PackageSignature(PackageSignature.Es256, PackageSignature.KeyId(by.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(signature)).Write());
    }

    public PluginCheck Check(PluginHostingOptions? options = null) => PluginInspection.Inspect(Folder, options ?? Options);

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
