using System.Collections.Concurrent;
using Assistant.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Skills;

/// <summary>
/// The likeness of meaning between a question and skills, by the embedder of the city's <c>embed</c> role. The skills are embedded in the
/// background, once for each model and set of manifests; a turn waits for its question's vector alone, and not for long. Thread-safe.
/// </summary>
internal sealed partial class SkillEmbeddings(IModelRouter router, TimeProvider timeProvider, ILogger<SkillEmbeddings> logger) : IDisposable
{
    /// <summary>How long a turn waits for the question's vector: the lexical choice is there at once.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(300);

    /// <summary>After a failure, the skills are not embedded again for as long.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private const string Host = "host";
    private const int BatchSize = 32;
    private const int MaxKept = 32;

    private readonly ConcurrentDictionary<(string City, string Model), Entry> _vectors = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The work in the background; done when nothing is under way.</summary>
    internal Task Background => Task.WhenAll(_vectors.Values.Select(entry => entry.Start()));

    /// <summary>
    /// For each skill of the set the highest cosine between the question and its texts; <see langword="null"/> where no embedder is in
    /// reach, the skills are not embedded yet, or the vector does not come in time.
    /// </summary>
    /// <param name="question">The question, without the names of plugins.</param>
    /// <param name="cityId">The city.</param>
    /// <param name="set">The skills.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<double>?> LikenessAsync(string question, string cityId, SkillSet set, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var role = await router.GetRoleAsync(cityId, ModelRoles.Embed, either.Token);
            if (role.Models.FirstOrDefault(model => model.IsInReach)?.Name is not { } model || Ready(cityId, model, set) is not { } vectors)
                return null;
            var embedding = await Generator(cityId, CallPriority.Interactive).GenerateAsync(question, cancellationToken: either.Token);
            // A call may be routed to another model than the first; its vectors say nothing beside these.
            return embedding.ModelId is { } made && made != vectors.Model ? null : Likeness(embedding.Vector, vectors);
        }
        catch (ModelException exception)
        {
            LogFailed(cityId, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTooSlow(cityId, TimeLimit.TotalMilliseconds);
            return null;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>The vectors of the skills where they are there; else begins to make them.</summary>
    private SkillVectors? Ready(string cityId, string model, SkillSet set)
    {
        var now = timeProvider.GetUtcNow();
        var entry = _vectors.AddOrUpdate(
            (cityId, model),
            _ => Begin(cityId, model, set, now),
            (_, before) => ReferenceEquals(before.Set, set) && !(before.HasFailed && now - before.Begun >= RetryAfter) ? before : Begin(cityId, model, set, now));
        if (_vectors.Count > MaxKept && _vectors.Keys.FirstOrDefault(key => key != (cityId, model)) is { City: not null } other)
            _vectors.TryRemove(other, out _);
        _ = entry.Start();
        return entry.Vectors;
    }

    // Of two turns that come at the same moment one entry wins, and only its work begins.
    private Entry Begin(string cityId, string model, SkillSet set, DateTimeOffset now) =>
        new(set, now, entry => Task.Run(
            async () =>
            {
                entry.Vectors = await EmbedAsync(cityId, model, set, _stopping.Token);
                entry.HasFailed = entry.Vectors is null;
            },
            CancellationToken.None));

    private async Task<SkillVectors?> EmbedAsync(string cityId, string model, SkillSet set, CancellationToken cancellationToken)
    {
        try
        {
            var texts = set.Skills.Select(skill => (string[])[$"{skill.Manifest.Name.De}: {skill.Manifest.Description.De}", .. skill.Manifest.Examples]).ToList();
            var generator = Generator(cityId, CallPriority.Background);
            var all = new List<Embedding<float>>();
            foreach (var batch in texts.SelectMany(text => text).Chunk(BatchSize))
                all.AddRange(await generator.GenerateAsync(batch, cancellationToken: cancellationToken));
            if (all.Any(embedding => embedding.ModelId is { } made && made != model))
                return null;
            var at = 0;
            return new SkillVectors(model, [.. texts.Select(text => (IReadOnlyList<ReadOnlyMemory<float>>)[.. text.Select(_ => all[at++].Vector)])]);
        }
        catch (Exception exception) when (exception is ModelException or OperationCanceledException)
        {
            LogNotEmbedded(exception, cityId, model);
            return null;
        }
    }

    private IEmbeddingGenerator<string, Embedding<float>> Generator(string cityId, CallPriority priority) =>
        router.CreateEmbeddingGenerator(new ModelCall(cityId, Host, ModelRoles.Embed) { Priority = priority });

    private static List<double> Likeness(ReadOnlyMemory<float> question, SkillVectors skills) =>
        [.. skills.BySkill.Select(vectors => vectors.Max(vector => Cosine(question.Span, vector.Span)))];

    private static double Cosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        if (first.Length != second.Length)
            return 0;
        var (product, firstSquare, secondSquare) = (0.0, 0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            product += (double)first[i] * second[i];
            firstSquare += (double)first[i] * first[i];
            secondSquare += (double)second[i] * second[i];
        }

        return firstSquare <= 0 || secondSquare <= 0 ? 0 : product / Math.Sqrt(firstSquare * secondSquare);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Skills of {City} are chosen by words alone: the embedder failed ({Reason}).")]
    private partial void LogFailed(string city, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Skills of {City} are chosen by words alone: no vector within {Milliseconds} ms.")]
    private partial void LogTooSlow(string city, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The skills of {City} were not embedded with {Model}; they are chosen by words alone, and it is tried again.")]
    private partial void LogNotEmbedded(Exception exception, string city, string model);

    private sealed class Entry
    {
        private readonly Lazy<Task> _work;
        private volatile SkillVectors? _vectors;
        private volatile bool _hasFailed;

        public Entry(SkillSet set, DateTimeOffset begun, Func<Entry, Task> work)
        {
            Set = set;
            Begun = begun;
            _work = new Lazy<Task>(() => work(this));
        }

        public SkillSet Set { get; }

        public DateTimeOffset Begun { get; }

        public SkillVectors? Vectors
        {
            get => _vectors;
            set => _vectors = value;
        }

        public bool HasFailed
        {
            get => _hasFailed;
            set => _hasFailed = value;
        }

        public Task Start() => _work.Value;
    }
}
