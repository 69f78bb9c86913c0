using System.Security.Cryptography;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification.Signing;

namespace Assistant.PluginHosting.Verification.Files;

/// <summary>What lies in a plugin's folder: every file but the manifest and its signature, each read once. Immutable.</summary>
internal sealed class PluginContent
{
    /// <summary>Files of a plugin at most.</summary>
    public const int MaxFiles = 2_000;

    /// <summary>Bytes of all files of a plugin at most.</summary>
    public const long MaxBytes = 256L << 20;

    private PluginContent(IReadOnlyList<PluginFile> files, IReadOnlyList<Finding> findings) => (Files, Findings) = (files, findings);

    /// <summary>The files by path, in ordinal order.</summary>
    public IReadOnlyList<PluginFile> Files { get; }

    /// <summary>What may not lie in a plugin's folder or cannot be read.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public static PluginContent Read(string folder)
    {
        var files = new List<PluginFile>();
        var findings = new List<Finding>();
        var bytesLeft = MaxBytes;
        foreach (var path in Walk(new DirectoryInfo(folder), "", findings).Order(StringComparer.Ordinal))
        {
            if (path is ManifestReader.FileName or PackageSignature.FileName)
                continue;
            if (files.Count == MaxFiles)
            {
                findings.Add(new Finding("$.files", $"has more than {MaxFiles} files in its folder; publish the plugin into a folder of its own."));
                break;
            }

            if (Read(folder, path, ref bytesLeft, findings) is { } file)
                files.Add(file);
        }

        return new PluginContent(files, findings);
    }

    // Links are told and not followed: what they point to can change after the hash was taken, and may lie outside.
    private static IEnumerable<string> Walk(DirectoryInfo folder, string prefix, List<Finding> findings)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, RecurseSubdirectories = false }))
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                findings.Add(new Finding(path, "is a link, which a plugin may not have; put the file itself there."));
            }
            else if (entry is DirectoryInfo child)
            {
                foreach (var inner in Walk(child, path + "/", findings))
                    yield return inner;
            }
            else
            {
                yield return path;
            }
        }
    }

    private static PluginFile? Read(string folder, string path, ref long bytesLeft, List<Finding> findings)
    {
        try
        {
            var full = System.IO.Path.Combine(folder, path);
            bytesLeft -= new FileInfo(full).Length;
            if (bytesLeft < 0)
            {
                findings.Add(new Finding(path, $"makes the plugin larger than {MaxBytes >> 20} MiB; leave out what it does not need."));
                return null;
            }

            var bytes = File.ReadAllBytes(full);
            return new PluginFile(path, Hash(bytes), bytes.AsSpan().StartsWith("MZ"u8) ? bytes : default(ReadOnlyMemory<byte>));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(new Finding(path, $"cannot be read ({exception.Message}); check its permissions."));
            return null;
        }
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
