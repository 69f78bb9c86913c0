using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Tests.Vectors;

/// <summary>Vectors as embedders make them: close together in clusters, of length 1. The same for the same seed.</summary>
internal sealed class RandomVectors(int dimension, int clusters, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<float[]> _centers = [.. Centers(dimension, clusters, seed)];

    public float[] Next(double spread = 0.6)
    {
        var center = _centers[_random.Next(_centers.Count)];
        return Unit([.. center.Select(value => value + (float)(spread * Gauss(_random) / Math.Sqrt(center.Length)))]);
    }

    public static Half[] Packed(float[] vector) => VectorMath.Unpack(VectorMath.Pack(vector)!);

    public static PassageVector Of(long passage, float[] vector, long? embedding = null) => new(passage, embedding ?? passage, Packed(vector));

    private static IEnumerable<float[]> Centers(int dimension, int clusters, int seed)
    {
        var random = new Random(seed + 1);
        for (var i = 0; i < clusters; i++)
            yield return Unit([.. Enumerable.Range(0, dimension).Select(_ => (float)Gauss(random))]);
    }

    private static float[] Unit(float[] vector)
    {
        VectorMath.TryNormalize(vector).ShouldBeTrue();
        return vector;
    }

    // Box and Muller 1958.
    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
