using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Vectors;

/// <summary>Random vectors in clusters, as embedders make them. The same for the same seed.</summary>
internal sealed class Corpus
{
    private const double Spread = 0.7;
    private readonly Random _random;
    private readonly float[][] _centers;
    private readonly float[][] _vectors;

    public Corpus(int count, int dimension, int clusters, int seed)
    {
        _random = new Random(seed);
        var zero = new float[dimension];
        _centers = [.. Enumerable.Range(0, clusters).Select(_ => Near(zero, 1))];
        _vectors = [.. Enumerable.Range(0, count).Select(_ => Question())];
    }

    public float[] Question() => Near(_centers[_random.Next(_centers.Length)], Spread);

    public void Fill(VectorStore store)
    {
        foreach (var batch in _vectors.Index().Chunk(VectorFile.DefaultSlots))
            store.Append([.. batch.Select(vector => new PassageVector(vector.Index + 1, vector.Index + 1, VectorMath.Unpack(VectorMath.Pack(vector.Item)!)))]);
    }

    public IEnumerable<long> Nearest(float[] question, int count) => _vectors.Index()
        .AsParallel().Select(vector => (Passage: (long)vector.Index + 1, Cosine: VectorMath.Dot(vector.Item, question)))
        .OrderByDescending(hit => hit.Cosine).Take(count).Select(hit => hit.Passage).ToList();

    private float[] Near(float[] center, double spread)
    {
        var vector = new float[center.Length];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = center[i] + (float)(spread * Gauss() / Math.Sqrt(vector.Length));
        VectorMath.TryNormalize(vector);
        return vector;
    }

    // Twelve uniform numbers: near enough to the bell curve, and quick.
    private double Gauss()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += _random.NextDouble();
        return sum;
    }
}
