using System.Security.Cryptography;
using System.Text;
using Assistant.Memory.Files;

namespace Assistant.Memory.Tests.Files;

public sealed class FileCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-files-").FullName;
    private readonly MovableTime _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_put_is_opened_again_also_after_a_restart()
    {
        var hash = Put(Cache(), "Der Deich");

        Read(Cache(), "rebstadt", hash).ShouldBe("Der Deich");
        Read(Cache(), "andernach", hash).ShouldBeNull();
    }

    [Fact]
    public void The_file_not_used_for_the_longest_time_makes_room()
    {
        var cache = Cache(maxBytes: 25);
        var (first, second) = (Put(cache, "1234567890"), Put(cache, "abcdefghij"));
        Read(cache, "rebstadt", first).ShouldNotBeNull();
        var third = Put(cache, "ABCDEFGHIJ");

        Read(cache, "rebstadt", first).ShouldNotBeNull();
        Read(cache, "rebstadt", second).ShouldBeNull();
        Read(cache, "rebstadt", third).ShouldNotBeNull();
        cache.Bytes.ShouldBe(20);
        Directory.EnumerateFiles(Path.Combine(_folder, "files"), "*", SearchOption.AllDirectories).Count().ShouldBe(2);
    }

    [Fact]
    public void A_file_larger_than_the_cache_stays_until_the_next_one()
    {
        var cache = Cache(maxBytes: 5);
        var large = Put(cache, "1234567890");
        Read(cache, "rebstadt", large).ShouldNotBeNull();
        Put(cache, "next");

        Read(cache, "rebstadt", large).ShouldBeNull();
        cache.Bytes.ShouldBe(4);
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_thrown_away_after_a_restart()
    {
        var hash = Put(Cache(), "Der Deich");
        File.WriteAllText(Path.Combine(_folder, "files", "rebstadt", hash), "Der D");

        Read(Cache(), "rebstadt", hash).ShouldBeNull();
        File.Exists(Path.Combine(_folder, "files", "rebstadt", hash)).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_somebody_deleted_is_not_there()
    {
        var cache = Cache();
        var hash = Put(cache, "Der Deich");
        File.Delete(Path.Combine(_folder, "files", "rebstadt", hash));

        Read(cache, "rebstadt", hash).ShouldBeNull();
        cache.Bytes.ShouldBe(0);
    }

    [Fact]
    public void Only_what_is_wanted_of_a_city_stays()
    {
        var cache = Cache();
        var (kept, gone, other) = (Put(cache, "bleibt"), Put(cache, "geht"), Put(cache, "anderswo", "andernach"));
        cache.Keep("rebstadt", () => new HashSet<string>([kept], StringComparer.Ordinal));

        Read(cache, "rebstadt", kept).ShouldNotBeNull();
        Read(cache, "rebstadt", gone).ShouldBeNull();
        Read(cache, "andernach", other).ShouldNotBeNull();
    }

    private FileCache Cache(long maxBytes = 1000) => new(Path.Combine(_folder, "files"), maxBytes, _time);

    private string Put(FileCache cache, string text, string city = "rebstadt")
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var file = new FileInfo(Path.Combine(_folder, Guid.NewGuid().ToString("N")));
        File.WriteAllText(file.FullName, text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        cache.Put(city, hash, file);
        return hash;
    }

    private string? Read(FileCache cache, string city, string hash)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        using var stream = cache.Open(city, hash);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
