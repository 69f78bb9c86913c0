using System.Text;
using System.Text.Json;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>Which files make up the index. Written anew with every change, and put in place of the old one by renaming. Immutable.</summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";
    public const string NewFileName = "manifest.new";

    /// <summary>What a manifest, a segment and the rest look like; one of another is not read.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>By which analysis the terms were made.</summary>
    public string Version { get; init; } = "";

    /// <summary>Counts the changes.</summary>
    public long Commit { get; init; }

    /// <summary>The number of the next file: no name is ever given twice.</summary>
    public long NextFile { get; init; } = 1;

    /// <summary>Why it does not hold everything; <see langword="null"/> where it does.</summary>
    public string? Incomplete { get; init; }

    public IReadOnlyList<ManifestCity> Cities { get; init; } = [];

    /// <summary>Every file that belongs to the index, itself included.</summary>
    public IEnumerable<string> Files() =>
        Cities.SelectMany(city => city.Segments.SelectMany(segment => new[] { segment.File, segment.Deletes }).Append(city.Compounds)).OfType<string>().Append(FileName);

    public static Manifest Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || !uint.TryParse(bytes[..end], System.Globalization.NumberStyles.HexNumber, null, out var checksum) || Crc32C.Of(bytes[(end + 1)..]) != checksum)
            throw new IndexDamagedException("the manifest does not have its checksum");
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes[(end + 1)..], ManifestJson.Default.Manifest);
            return manifest?.Format == CurrentFormat ? manifest : throw new IndexDamagedException($"its format is {manifest?.Format}, this program reads {CurrentFormat}");
        }
        catch (JsonException exception)
        {
            throw new IndexDamagedException("the manifest is no JSON", exception);
        }
    }

    public void Write(Stream stream)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest);
        stream.Write(Encoding.ASCII.GetBytes($"{Crc32C.Of(json):x8}\n"));
        stream.Write(json);
    }
}
