using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification.Files;
using Assistant.PluginHosting.Verification.Signing;

namespace Assistant.PluginHosting;

/// <summary>
/// Makes a package: a ZIP with the manifest, its signature and the files that the manifest lists. The same files and the same key give the same
/// bytes: entries are sorted, times are fixed, nothing is compressed (so no version of a library matters), the signature is deterministic.
/// </summary>
public static class PluginPacker
{
    /// <summary>The ending of a package's name.</summary>
    public const string Extension = ".plugin";

    private const int RegularFile = 0b1000_000_110_100_100 << 16; // S_IFREG, rw-r--r--

    // The earliest that a ZIP can say.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs the published output of a plugin. What this host would refuse for another reason than trust is not packed.</summary>
    /// <param name="folder">The folder with <c>plugin.json</c> and everything that the plugin needs.</param>
    /// <param name="key">Signs the package; <see langword="null"/> for an unsigned one.</param>
    /// <param name="output">The file; <see langword="null"/> for <c>id-version.plugin</c> in the working directory. Replaced where it is there.</param>
    /// <exception cref="PluginHostingException">The plugin is not in order, or the file cannot be written.</exception>
    public static PackedFile Pack(string folder, SigningKey? key, string? output)
    {
        if (File.Exists(Path.Combine(folder, PackageSignature.FileName)))
            throw new PluginHostingException($"{folder} is an installed package ({PackageSignature.FileName} lies in it). Pack the output of “dotnet publish” instead.");
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Any())
            throw new PluginHostingException($"{folder} is a project. Pack what it publishes: “dotnet publish {folder} -o OUT”, then “assistant plugins pack OUT”.");
        var manifest = Inspect(folder);
        var content = PluginContent.Read(folder);
        if (content.Files.FirstOrDefault(file => PackagePath.Check(file.Path) is not null) is { } wrong)
            throw new PluginHostingException($"{wrong.Path} {PackagePath.Check(wrong.Path)}");
        var json = WithFiles(manifest, content);
        var target = Path.GetFullPath(output ?? $"{manifest.Id}-{manifest.Version}{Extension}");
        try
        {
            // Beside it first: a package that is cut short must not stand under its name.
            var partial = $"{target}.partial";
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
                Write(stream, folder, json, key?.Sign(json), content);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginHostingException($"The package {target} cannot be written ({exception.Message}). Name another file with -o.", exception);
        }

        return new PackedFile(target, manifest.Id, manifest.Version, content.Files.Count, new FileInfo(target).Length, PluginContent.Hash(File.ReadAllBytes(target)), key?.Id);
    }

    private static PluginManifest Inspect(string folder)
    {
        // Whether it is trusted is a matter of who installs it.
        var asks = PluginInspection.Inspect(folder, new PluginHostingOptions { AllowUnsigned = ["*"] }).Manifest;
        var allow = asks is null ? [] : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [asks.Id] = asks.Permissions.Code };
        var check = PluginInspection.Inspect(folder, new PluginHostingOptions { AllowUnsigned = ["*"], Allow = allow });
        return check is { IsRight: true, Manifest: { } manifest }
            ? manifest
            : throw new PluginHostingException($"{folder} is not packed, since a host would refuse it:{string.Concat(check.Findings.Select(finding => $"{Environment.NewLine}- {finding}"))}");
    }

    private static byte[] WithFiles(PluginManifest manifest, PluginContent content)
    {
        var json = JsonNode.Parse(ManifestReader.WithoutByteOrderMark(manifest.Source.Span))!.AsObject();
        json.Remove("files");
        json["files"] = new JsonObject(content.Files.Select(file => KeyValuePair.Create(file.Path, (JsonNode?)JsonValue.Create(file.Hash))));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            json.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Stream stream, string folder, byte[] manifest, PackageSignature? signature, PluginContent content)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, ManifestReader.FileName, manifest);
        if (signature is not null)
            Add(archive, PackageSignature.FileName, signature.Write());
        foreach (var file in content.Files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, file.Path));
            if (PluginContent.Hash(bytes) != file.Hash)
                throw new PluginHostingException($"{file.Path} changes while it is packed. Pack again when nothing builds into {folder}.");
            Add(archive, file.Path, bytes);
        }
    }

    private static void Add(ZipArchive archive, string path, byte[] bytes)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = s_time;
        entry.ExternalAttributes = RegularFile;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
