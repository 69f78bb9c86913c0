using Assistant.Memory.Embedding;

namespace Assistant.Memory.Tests.Embedding;

/// <summary>
/// An embedder without a model: each word has a direction of its own, drawn from its hash, and words that are set to mean the same have the
/// same. Fails as it is told.
/// </summary>
internal sealed class HashEmbedder : IEmbedder
{
    public int Dimension { get; set; } = 64;

    public IReadOnlyList<string> ModelNames { get; set; } = ["hash"];

    /// <summary>Words with the word whose direction they have.</summary>
    public Dictionary<string, string> Synonyms { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is asked, in order.</summary>
    public List<EmbeddingRequest> Requests { get; } = [];

    /// <summary>Called before each answer; throws what the embedder is to throw.</summary>
    public Action<EmbeddingRequest>? Before { get; set; }

    /// <summary>What each answer waits for.</summary>
    public Task Waiting { get; set; } = Task.CompletedTask;

    public IEnumerable<string> Texts => Requests.Where(request => request.Use == EmbeddingUse.Passages).SelectMany(request => request.Texts);

    public IReadOnlyList<string> Models(string cityId) => ModelNames;

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(EmbeddingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Requests)
            Requests.Add(request);
        Before?.Invoke(request);
        await Waiting;
        return [.. request.Texts.Select(text => (ReadOnlyMemory<float>)Vector(request.Model, text))];
    }

    private float[] Vector(string model, string text)
    {
        var vector = new float[Dimension];
        foreach (var word in text.Split([' ', '.', ',', '\n', '?', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var random = new Random(Seed(model + Synonyms.GetValueOrDefault(word, word).ToUpperInvariant()));
            for (var i = 0; i < Dimension; i++)
                vector[i] += (float)(random.NextDouble() - 0.5);
        }

        return vector;
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static int Seed(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619u;
        return (int)(hash & int.MaxValue);
    }
}
