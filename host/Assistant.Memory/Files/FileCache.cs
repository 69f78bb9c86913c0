using System.Security.Cryptography;

namespace Assistant.Memory.Files;

/// <summary>
/// Files on disk under the hash of their bytes, a folder for each city, at most so many bytes in all: those not used for the longest time
/// go first. A file gets its name only when it is whole. Thread-safe.
/// </summary>
internal sealed class FileCache
{
    private static readonly TimeSpan s_touchAfter = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string City, string Sha256), CachedFile> _files = [];
    private readonly string _folder;
    private readonly long _maxBytes;
    private readonly TimeProvider _timeProvider;
    private long _bytes;

    public FileCache(string folder, long maxBytes, TimeProvider timeProvider)
    {
        (_folder, _maxBytes, _timeProvider) = (folder, maxBytes, timeProvider);
        foreach (var file in Directory.CreateDirectory(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            _files[(file.Directory!.Name, file.Name)] = new CachedFile(file.Length, new DateTimeOffset(file.LastWriteTimeUtc), isChecked: false);
            _bytes += file.Length;
        }

        MakeRoom(except: default);
    }

    /// <summary>How many bytes are kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>Opens a file; <see langword="null"/> where it is not kept.</summary>
    public FileStream? Open(string cityId, string sha256)
    {
        var key = (cityId, sha256);
        FileStream stream;
        bool isChecked;
        lock (_lock)
        {
            if (!_files.TryGetValue(key, out var file))
                return null;
            try
            {
                stream = new FileStream(PathOf(key), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
            }
            catch (IOException)
            {
                // Somebody has tidied up by hand.
                Forget(key);
                return null;
            }

            Touch(key, file);
            isChecked = file.IsChecked;
        }

        if (isChecked || IsWhole(stream, sha256))
        {
            Checked(key);
            return stream;
        }

        stream.Dispose();
        Remove(key);
        return null;
    }

    /// <summary>Takes a file over; it moves.</summary>
    public void Put(string cityId, string sha256, FileInfo content)
    {
        var key = (cityId, sha256);
        // The name must not be there before the bytes are, also when the power fails between.
        using (var handle = File.OpenHandle(content.FullName, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(handle);
        Directory.CreateDirectory(Path.Combine(_folder, cityId));
        lock (_lock)
        {
            Forget(key);
            File.Move(content.FullName, PathOf(key), overwrite: true);
            var bytes = new FileInfo(PathOf(key)).Length;
            _files[key] = new CachedFile(bytes, _timeProvider.GetUtcNow(), isChecked: true);
            _bytes += bytes;
            MakeRoom(except: key);
        }
    }

    /// <summary>Removes every file of a city that is not among these.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="hashes">Called only where something is kept.</param>
    public void Keep(string cityId, Func<IReadOnlySet<string>> hashes)
    {
        List<(string City, string Sha256)> kept;
        lock (_lock)
            kept = [.. _files.Keys.Where(key => key.City == cityId)];
        if (kept.Count == 0)
            return;
        var wanted = hashes();
        foreach (var key in kept.Where(key => !wanted.Contains(key.Sha256)))
            Remove(key);
    }

    private string PathOf((string City, string Sha256) key) => Path.Combine(_folder, key.City, key.Sha256);

    private static bool IsWhole(FileStream stream, string sha256)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        return hash == sha256;
    }

    // The order of use outlives a restart, nearly.
    private void Touch((string City, string Sha256) key, CachedFile file)
    {
        var now = _timeProvider.GetUtcNow();
        if (now - file.UsedAt > s_touchAfter)
            File.SetLastWriteTimeUtc(PathOf(key), now.UtcDateTime);
        file.UsedAt = now;
    }

    private void Checked((string City, string Sha256) key)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(key, out var file))
                file.IsChecked = true;
        }
    }

    private void MakeRoom((string City, string Sha256) except)
    {
        foreach (var key in _files.OrderBy(file => file.Value.UsedAt).Select(file => file.Key).Where(key => key != except).ToList())
        {
            if (_bytes <= _maxBytes)
                return;
            Remove(key);
        }
    }

    private void Remove((string City, string Sha256) key)
    {
        lock (_lock)
        {
            Forget(key);
            File.Delete(PathOf(key));
        }
    }

    private void Forget((string City, string Sha256) key)
    {
        if (_files.Remove(key, out var file))
            _bytes -= file.Bytes;
    }
}
