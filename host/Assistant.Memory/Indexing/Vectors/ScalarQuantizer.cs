namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// Symmetric scalar quantisation to eight bits with a scale for each vector: <c>x ≈ scale · code</c>, <c>scale = max |x| / 127</c> (Jacob et
/// al. 2018, “Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference”, section 2.1, without a zero
/// point). No number is off by more than half a scale.
/// </summary>
/// <remarks>
/// What is searched is kept with 127 added, from 0 to 254, since the processors' instruction for products of bytes takes one side unsigned
/// (VPDPBUSD): <c>Σ c·q = Σ (c + 127)·q − 127·Σ q</c>, and the last sum is one number for each question.
/// </remarks>
internal static class ScalarQuantizer
{
    /// <summary>What is added to a code that is kept.</summary>
    public const int Bias = 127;

    private const int Steps = 127;

    /// <summary>Quantises a vector that is kept; what is behind its end is filled with the code of zero.</summary>
    /// <returns>The scale.</returns>
    public static float Quantize(ReadOnlySpan<float> vector, Span<byte> codes)
    {
        var scale = Scale(vector);
        for (var i = 0; i < vector.Length; i++)
            codes[i] = (byte)(Code(vector[i], scale) + Bias);
        codes[vector.Length..].Fill(Bias);
        return scale;
    }

    /// <summary>Quantises a question's vector; what is behind its end is filled with zeros.</summary>
    /// <returns>The scale.</returns>
    public static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        var scale = Scale(vector);
        for (var i = 0; i < vector.Length; i++)
            codes[i] = (sbyte)Code(vector[i], scale);
        codes[vector.Length..].Clear();
        return scale;
    }

    private static float Scale(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        foreach (var value in vector)
            largest = Math.Max(largest, Math.Abs(value));
        return largest / Steps;
    }

    private static int Code(float value, float scale) => scale <= 0 ? 0 : Math.Clamp((int)MathF.Round(value / scale), -Steps, Steps);
}
