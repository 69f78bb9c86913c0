using Assistant.Conversations.Uploads;
using Assistant.Memory.Extraction;
using Assistant.Memory.Indexing.Texts;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.Uploads;

public sealed class UploadCacheTests : IDisposable
{
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");
    private static readonly Caller s_ben = Caller.Visitor("rebstadt", "visitor-ben");
    private static readonly Caller s_annaElsewhere = Caller.Visitor("rheinfelden", "visitor-anna");
    private readonly TestTurns _rooms = new();
    private readonly FixedTime _time = new();
    private readonly UploadCache _cache;

    public UploadCacheTests() => _cache = new UploadCache(new UploadOptions { CachedCharacters = 100 }, _time);

    public void Dispose()
    {
        _cache.Dispose();
        _rooms.Dispose();
    }

    [Fact]
    public void What_is_there_is_not_analysed_again()
    {
        var first = Get(s_anna, "a");

        Get(s_anna, "a").ShouldBeSameAs(first);
        _cache.Built.ShouldBe(1);
        Get(s_anna, "a", isCurrent: false).ShouldNotBeSameAs(first);
        _cache.Characters.ShouldBe(40);
    }

    [Fact]
    public void Nothing_is_shared_between_people_or_cities()
    {
        var texts = new[] { Get(s_anna, "a", 20), Get(s_ben, "a", 20), Get(s_annaElsewhere, "a", 20) };

        texts.Distinct().Count().ShouldBe(3);
        _cache.Forget(s_anna);
        _cache.Characters.ShouldBe(40);
        Get(s_ben, "a", 20).ShouldBeSameAs(texts[1]);
        Get(s_annaElsewhere, "a", 20).ShouldBeSameAs(texts[2]);
        Get(s_anna, "a", 20).ShouldNotBeSameAs(texts[0]);
    }

    [Fact]
    public void The_one_used_longest_ago_makes_room()
    {
        var (a, b) = (Get(s_anna, "a"), Get(s_anna, "b"));
        Get(s_anna, "a");

        Get(s_anna, "c");

        _cache.Characters.ShouldBe(80);
        Get(s_anna, "a").ShouldBeSameAs(a);
        Get(s_anna, "b").ShouldNotBeSameAs(b);
    }

    [Fact]
    public void One_that_is_larger_than_the_cache_is_not_kept()
    {
        Get(s_anna, "a");
        Get(s_anna, "huge", 101).ShouldNotBeSameAs(Get(s_anna, "huge", 101));

        _cache.Characters.ShouldBe(40);
    }

    [Fact]
    public void What_nobody_asks_about_goes()
    {
        Get(s_anna, "a");
        _time.Moved = TimeSpan.FromMinutes(9);
        Get(s_anna, "b");
        _time.RingAll();
        _cache.Characters.ShouldBe(80);

        _time.Moved = TimeSpan.FromMinutes(10);
        _time.RingAll();
        _cache.Characters.ShouldBe(40);
        _time.Moved = TimeSpan.FromMinutes(19);
        _time.RingAll();
        _cache.Characters.ShouldBe(0);
    }

    [Fact]
    public void A_deleted_file_goes_alone()
    {
        var (a, _) = (Get(s_anna, "a"), Get(s_anna, "b"));

        _cache.Forget("rebstadt", "visitor-anna", "b");

        _cache.Characters.ShouldBe(40);
        Get(s_anna, "a").ShouldBeSameAs(a);
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        Should.Throw<OperationCanceledException>(() => _cache.Get(s_anna, "a", 40, _ => true, () => throw new OperationCanceledException()));

        Get(s_anna, "a").ShouldNotBeNull();
    }

    private IndexedText Get(Caller caller, string id, int characters = 40, bool isCurrent = true) => _cache.Get(caller, id, characters, _ => isCurrent, () => _rooms.Get<TextIndex>().Build(
        caller, id, new ExtractedText { Pages = [new ExtractedPage(1, "Der Deich.")], HasPages = false, Outcome = ExtractionOutcome.Complete }, TestContext.Current.CancellationToken));
}
