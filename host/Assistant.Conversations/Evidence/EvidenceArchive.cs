using System.IO.Compression;

namespace Assistant.Conversations.Evidence;

/// <summary>Reads the files of a package into memory, within limits: what lies there may have been made to do harm.</summary>
internal static class EvidenceArchive
{
    private const int MaxFiles = 1_000;
    private const long MaxBytes = 64 << 20;

    public static IReadOnlyDictionary<string, byte[]> Read(Stream package, List<string> findings)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            var left = MaxBytes;
            // Other programs put the folders into the archive as well; they hold nothing.
            foreach (var entry in zip.Entries.Where(entry => entry.Length > 0 || !entry.FullName.EndsWith('/')))
            {
                if (files.Count == MaxFiles || left < 0)
                {
                    findings.Add($"The package is larger than {MaxFiles:N0} files or {MaxBytes >> 20} MiB; the rest was not read.");
                    break;
                }

                var bytes = Read(entry, left);
                left -= bytes.Length;
                if (!files.TryAdd(entry.FullName, bytes))
                    findings.Add($"The package holds the file {entry.FullName} twice.");
            }
        }
        catch (InvalidDataException exception)
        {
            findings.Add($"The file is no ZIP file or is damaged: {exception.Message}");
        }

        return files;
    }

    // One byte more than is left tells that there is more.
    private static byte[] Read(ZipArchiveEntry entry, long left)
    {
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        var piece = new byte[81_920];
        int read;
        while ((read = stream.Read(piece)) > 0 && buffer.Length <= left)
            buffer.Write(piece, 0, read);
        return buffer.ToArray();
    }
}
