using Assistant.PluginHosting.PluginData;
using Assistant.Storage.Sqlite;

namespace Assistant.PluginHosting.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plugin-data-").FullName;
    private readonly SqliteDatabase _database;

    public StorageTests() => _database = new SqliteDatabase(Path.Combine(_root, "a.db"), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_value_comes_back_until_it_is_removed()
    {
        var storage = Open();

        await SetAsync(storage, ("a", "Käse\0🧀"), ("b", ""));
        (await storage.GetAsync("a", Cancellation)).ShouldBe("Käse\0🧀");
        (await storage.GetAsync("b", Cancellation)).ShouldBe("");
        (await storage.GetAsync("A", Cancellation)).ShouldBeNull();

        await SetAsync(storage, ("a", null), ("b", "2"));
        (await storage.GetAsync("a", Cancellation)).ShouldBeNull();
        (await storage.GetAsync("b", Cancellation)).ShouldBe("2");
    }

    [Fact]
    public async Task Each_plugin_and_city_has_a_store_of_its_own()
    {
        await SetAsync(Open(), ("a", "1"));

        (await Open(city: "trier").GetAsync("a", Cancellation)).ShouldBeNull();
        (await Open(plugin: "other").GetAsync("a", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_scan_goes_through_the_keys_in_ordinal_order_from_the_first_to_before_the_last()
    {
        var storage = Open();
        string[] keys = ["a", "B", "ä", "aa", "a/1", "a/10", "a/2", "Z", "z", "é", "中", "_", "0"];
        await storage.SetAsync([.. keys.Select(key => KeyValuePair.Create(key, (string?)$"v{key}"))], Cancellation);

        (await KeysAsync(storage, "", "\uFFFF")).ShouldBe(keys.Order(StringComparer.Ordinal));
        (await KeysAsync(storage, "a/", "a0")).ShouldBe(["a/1", "a/10", "a/2"]);
        (await KeysAsync(storage, "a", "a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scan_sees_the_state_at_its_beginning()
    {
        var storage = Open();
        await SetAsync(storage, ("a", "1"), ("b", "2"));

        await using var scan = storage.ScanAsync("", "z", Cancellation).GetAsyncEnumerator(Cancellation);
        (await scan.MoveNextAsync()).ShouldBeTrue();
        await SetAsync(storage, ("b", "changed"), ("c", "3"));

        (await scan.MoveNextAsync()).ShouldBeTrue();
        scan.Current.Value.ShouldBe("2");
        (await scan.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_values_are_written_all_or_none()
    {
        var storage = Open(quota: 100);
        await SetAsync(storage, ("a", "1"));

        await Should.ThrowAsync<PluginException>(() => SetAsync(storage, ("a", "2"), ("b", new string('x', 100))));

        (await storage.GetAsync("a", Cancellation)).ShouldBe("1");
        (await storage.GetAsync("b", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_quota_counts_bytes_and_room_that_is_freed()
    {
        var storage = Open(quota: 20);
        await SetAsync(storage, ("a", "123456789"), ("b", "äöüä_"));

        (await Should.ThrowAsync<PluginException>(() => SetAsync(storage, ("c", "")))).Message.ShouldContain("Speicher des Plugins ris für mainz ist voll");

        await SetAsync(storage, ("a", "12345678"), ("c", ""));
        await SetAsync(storage, ("a", null));
        await SetAsync(storage, ("d", "12345678"));
        (await KeysAsync(storage, "", "z")).ShouldBe(["b", "c", "d"]);
    }

    [Theory]
    [InlineData(513, 1)]
    [InlineData(1, (1 << 20) + 1)]
    public async Task Keys_and_values_that_are_too_long_are_refused(int keyLength, int valueLength) =>
        await Should.ThrowAsync<ArgumentException>(() => SetAsync(Open(), (new string('k', keyLength), new string('v', valueLength))));

    [Fact]
    public async Task The_longest_key_and_value_are_kept()
    {
        var storage = Open();
        var (key, value) = (new string('k', 512), new string('v', 1 << 20));

        await SetAsync(storage, (key, value));

        (await storage.GetAsync(key, Cancellation)).ShouldBe(value);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_key() =>
        await Should.ThrowAsync<ArgumentException>(() => SetAsync(Open(), ("\uD83E", "1")));

    private static Task SetAsync(SqlitePluginStorage storage, params (string Key, string? Value)[] entries) =>
        storage.SetAsync([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))], Cancellation);

    private static async Task<List<string>> KeysAsync(SqlitePluginStorage storage, string from, string to) =>
        await storage.ScanAsync(from, to, Cancellation).Select(pair => pair.Key).ToListAsync(Cancellation);

    private SqlitePluginStorage Open(string plugin = "ris", string city = "mainz", long quota = 1L << 28) => new(_database, plugin, city, quota);
}
