using System.Globalization;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Tests.Prompts;
using Assistant.Models;
using Assistant.PluginHosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Conversations.Tests.Skills;

public sealed class SkillEmbeddingsTests : IDisposable
{
    // No word of it stands in a manifest; only its meaning is near.
    private const string Question = "Bummelzüge abends";
    private readonly TestTurns _turns = new();
    private readonly ScriptedRouter _router = new();
    private readonly Clock _time = new();
    private readonly SkillEmbeddings _embeddings;
    private readonly SkillSelector _selector;
    private int _embedded;

    public SkillEmbeddingsTests()
    {
        _embeddings = new SkillEmbeddings(_router, _time, NullLogger<SkillEmbeddings>.Instance);
        _selector = new SkillSelector(_turns.Get<SkillText>(), _turns.Get<SkillSets>(), _embeddings);
        _router.Embed = (texts, _) =>
        {
            Interlocked.Add(ref _embedded, texts.Count);
            return Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(Vector)]);
        };
    }

    public void Dispose()
    {
        _embeddings.Dispose();
        _turns.Dispose();
    }

    [Fact]
    public async Task The_first_turn_chooses_by_words_and_the_next_by_meaning_too()
    {
        var (embed, first) = (_router.Embed!, new TaskCompletionSource());
        _router.Embed = async (texts, cancellationToken) =>
        {
            await first.Task;
            return await embed(texts, cancellationToken);
        };
        (await FirstAsync()).ShouldBeNull();
        first.SetResult();
        await _embeddings.Background;
        (await FirstAsync()).ShouldBe("meetings");
        _router.Calls.ShouldContain(call => call.Priority == CallPriority.Background && call.Subject == "host" && call.Role == ModelRoles.Embed);
    }

    [Fact]
    public async Task Skills_are_embedded_once_and_again_when_they_change()
    {
        await WarmAsync();
        var once = _embedded;
        await FirstAsync();
        await FirstAsync();
        _embedded.ShouldBe(once + 2, "Only the questions.");

        var reloaded = SkillFixtures.Read("ris", "plugins/Ris");
        await _selector.SelectAsync(Question, "rebstadt", reloaded, CultureInfo.InvariantCulture, TestContext.Current.CancellationToken);
        await _embeddings.Background;
        _embedded.ShouldBeGreaterThan(once + 10);
    }

    [Fact]
    public async Task Another_model_gets_vectors_of_its_own()
    {
        await WarmAsync();
        _router.EmbeddingModel = "other";
        (await FirstAsync()).ShouldBeNull();
        await _embeddings.Background;
        (await FirstAsync()).ShouldBe("meetings");
    }

    [Fact]
    public async Task A_slow_embedder_is_not_waited_for()
    {
        await WarmAsync();
        _router.Embed = async (_, cancellationToken) =>
        {
            _time.Inner.RingAll();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return [];
        };
        (await FirstAsync()).ShouldBeNull();
        (await FirstAsync("Welche Sitzungen sind nächste Woche?")).ShouldBe("meetings");
    }

    [Fact]
    public async Task A_failing_embedder_costs_the_meaning_alone_and_is_tried_again()
    {
        var works = _router.Embed;
        _router.Embed = (_, _) => throw new ModelException(ModelFailure.Busy, "busy");
        await WarmAsync();
        (await FirstAsync("Welche Sitzungen sind nächste Woche?")).ShouldBe("meetings");

        _router.Embed = works;
        await WarmAsync();
        (await FirstAsync()).ShouldBeNull("It is not tried with each turn.");
        _time.Passed = SkillEmbeddings.RetryAfter;
        await WarmAsync();
        (await FirstAsync()).ShouldBe("meetings");
    }

    [Fact]
    public async Task Without_an_embedder_words_decide()
    {
        _router.Embed = null;
        (await FirstAsync()).ShouldBeNull();
        (await FirstAsync("Stand der Vorlage 2025/0140")).ShouldBe("paper-path");
    }

    [Fact]
    public async Task A_cancelled_turn_ends_the_waiting()
    {
        await WarmAsync();
        using var cancellation = new CancellationTokenSource();
        _router.Embed = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        };
        await Should.ThrowAsync<OperationCanceledException>(() => _selector.SelectAsync(Question, "rebstadt", FakeCatalog.Skills, CultureInfo.InvariantCulture, cancellation.Token));
    }

    [Fact]
    public void Meaning_lifts_and_never_lowers()
    {
        SkillFusion.Fuse([0.5, 0.1], null).ShouldBe([0.5, 0.1]);
        SkillFusion.Fuse([0.5, 0.1], [0.3, 0.3]).ShouldBe([0.5, 0.1], 0.0001);
        var fused = SkillFusion.Fuse([0.5, 0.1, 0.1], [0.5, 0.9, 0.5]);
        fused[0].ShouldBe(0.5, 0.0001);
        fused[1].ShouldBe(0.46, 0.0001);
        SkillFusion.Fuse([], []).ShouldBeEmpty();
    }

    private async Task WarmAsync()
    {
        await FirstAsync();
        await _embeddings.Background;
    }

    private async Task<string?> FirstAsync(string question = Question) =>
        (await _selector.SelectAsync(question, "rebstadt", FakeCatalog.Skills, CultureInfo.InvariantCulture, TestContext.Current.CancellationToken)).Skills is [var first, ..] ? first.SkillId : null;

    // What speaks of meetings points one way, all else another, as an embedder would have it.
    private static float[] Vector(string text) => text.Contains("itzung", StringComparison.Ordinal) || text == Question ? [1, 0.2f, 0] : [0.2f, 0.3f, 1];

    private sealed class Clock : TimeProvider
    {
        public FixedTime Inner { get; } = new();

        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow() + Passed;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Inner.CreateTimer(callback, state, dueTime, period);
    }
}
