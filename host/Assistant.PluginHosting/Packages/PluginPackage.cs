using System.IO.Compression;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification.Files;

namespace Assistant.PluginHosting;

/// <summary>
/// Unpacks packages, which anybody may have made: names, kinds, number and sizes of the entries are checked before and while they are written, and
/// what an entry claims about its size counts for nothing.
/// </summary>
public static class PluginPackage
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFileType = 0x8000;

    /// <summary>Writes the files of a package into a folder.</summary>
    /// <param name="package">The package.</param>
    /// <param name="folder">An empty folder; made where it is not there.</param>
    /// <exception cref="PluginHostingException">It is no package, or an entry is not allowed. What was written by then stays.</exception>
    public static void Extract(string package, string folder)
    {
        try
        {
            using var archive = ZipFile.OpenRead(package);
            Check(package, archive);
            var bytesLeft = PluginContent.MaxBytes;
            foreach (var entry in archive.Entries)
                Extract(package, entry, Path.Combine(folder, entry.FullName), ref bytesLeft);
        }
        catch (InvalidDataException exception)
        {
            throw new PluginHostingException($"{package} is no plugin package or is damaged ({exception.Message}). Get it again from whoever packed it.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PluginHostingException($"{package} cannot be unpacked ({exception.Message}).", exception);
        }
    }

    private static void Check(string package, ZipArchive archive)
    {
        if (archive.Entries.Count > PluginContent.MaxFiles + 2)
            throw Refused(package, $"has {archive.Entries.Count} entries; a plugin has {PluginContent.MaxFiles} files at most.");
        if (archive.GetEntry(ManifestReader.FileName) is null)
            throw Refused(package, $"has no {ManifestReader.FileName}, so it is no plugin package. “assistant plugins pack” makes one.");
        foreach (var entry in archive.Entries)
        {
            if (PackagePath.Check(entry.FullName) is { } error)
                throw Refused(package, $"has the entry “{entry.FullName}”, which {error}");
            if (((entry.ExternalAttributes >> 16) & FileTypeMask) is not (0 or RegularFileType))
                throw Refused(package, $"has the entry “{entry.FullName}”, which is a link or no file; a plugin has plain files only.");
        }

        if (PackagePath.Twins(archive.Entries.Select(entry => entry.FullName)).FirstOrDefault() is { } twin)
            throw Refused(package, $"has “{twin}” twice, or once more with other upper and lower case.");
        // A file that stands where another entry needs a folder.
        var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.FirstOrDefault(name => Parents(name).Any(names.Contains)) is { } child)
            throw Refused(package, $"has “{child}” and a file with the name of one of its folders.");
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }

    private static void Extract(string package, ZipArchiveEntry entry, string path, ref long bytesLeft)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var buffer = new byte[81920];
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            bytesLeft -= read;
            if (bytesLeft < 0)
                throw Refused(package, $"unpacks to more than {PluginContent.MaxBytes >> 20} MiB; no plugin needs that.");
            to.Write(buffer.AsSpan(0, read));
        }

        // On the disk before it takes its place: a power cut afterwards must not leave an empty file under a good name.
        to.Flush(flushToDisk: true);
    }

    private static PluginHostingException Refused(string package, string why) => new($"{package} {why} It was not installed.");
}
