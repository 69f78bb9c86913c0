using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Tests.Vectors;

public sealed class QuantizationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(384)]
    [InlineData(1024)]
    public void No_number_is_off_by_more_than_half_a_scale(int dimension)
    {
        var vectors = new RandomVectors(dimension, 5, seed: 7);
        var codes = new byte[new VectorLayout(dimension, 1).CodeLength];
        for (var i = 0; i < 50; i++)
        {
            var vector = vectors.Next();
            var scale = ScalarQuantizer.Quantize(vector, codes.AsSpan());
            for (var at = 0; at < dimension; at++)
                Math.Abs((scale * (codes[at] - ScalarQuantizer.Bias)) - vector[at]).ShouldBeLessThanOrEqualTo(scale * 0.5001f);
            codes.Skip(dimension).ShouldAllBe(code => code == ScalarQuantizer.Bias);
        }
    }

    [Fact]
    public void A_product_of_codes_is_near_the_cosine()
    {
        const int dimension = 1024;
        var vectors = new RandomVectors(dimension, 5, seed: 8);
        var (codes, query) = (new byte[dimension], new sbyte[dimension]);
        for (var i = 0; i < 100; i++)
        {
            var (first, second) = (vectors.Next(), vectors.Next());
            var scale = ScalarQuantizer.Quantize(first, codes.AsSpan()) * ScalarQuantizer.Quantize(second, query.AsSpan());
            var product = scale * (CodeProduct.Of(codes, query) - (ScalarQuantizer.Bias * query.Sum(code => code)));
            Math.Abs(product - VectorMath.Dot(first, second)).ShouldBeLessThan(0.005f);
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(96)]
    [InlineData(1024)]
    [InlineData(4096)]
    public void Every_way_to_multiply_gives_the_same_number(int length)
    {
        var random = new Random(length);
        var (codes, query) = (new byte[length], new sbyte[length]);
        for (var i = 0; i < 50; i++)
        {
            for (var at = 0; at < length; at++)
                (codes[at], query[at]) = i == 0 ? ((byte)254, (sbyte)-127) : ((byte)random.Next(255), (sbyte)random.Next(-127, 128));
            var expected = codes.Zip(query, (left, right) => left * right).Sum();
            CodeProduct.Of(codes, query).ShouldBe(expected);
            CodeProduct.Portable(codes, query).ShouldBe(expected);
            if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
                CodeProduct.Wide(codes, query).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_vector_without_a_direction_is_not_packed()
    {
        VectorMath.Pack(new float[8]).ShouldBeNull();
        VectorMath.Pack([1, float.NaN]).ShouldBeNull();
        VectorMath.Pack([1, float.PositiveInfinity]).ShouldBeNull();
        RandomVectors.Packed([3, 4]).Select(value => (float)value).ShouldBe([0.6f, 0.8f], tolerance: 0.001);
    }
}
