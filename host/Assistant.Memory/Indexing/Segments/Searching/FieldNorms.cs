using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// By what the frequencies of each field are multiplied in a passage of a given length: the field's weight over 1 − b + b · length / mean length.
/// The means are those of the city. Immutable.
/// </summary>
internal sealed class FieldNorms
{
    private readonly float[] _text;
    private readonly float[] _heading;
    private readonly float[] _title;
    private readonly float _part;

    public FieldNorms(RankingOptions options, double meanText, double meanHeading, double meanTitle)
    {
        _text = Norms(options.TextWeight, options.TextB, meanText);
        _heading = Norms(options.HeadingWeight, options.HeadingB, meanHeading);
        _title = Norms(options.TitleWeight, options.TitleB, meanTitle);
        _part = (float)options.PartWeight;
    }

    /// <summary>The weighted frequency of a term in a passage; grows with the frequencies, falls with the lengths.</summary>
    public float Weigh(ushort frequencies, uint lengths)
    {
        if (frequencies <= Frequencies.MaxTextWord)
            return frequencies * _text[FieldLengths.Text(lengths)];
        return Sum(frequencies, 0) * _text[FieldLengths.Text(lengths)] + Sum(frequencies, 2) * _heading[FieldLengths.Heading(lengths)] +
            Sum(frequencies, 4) * _title[FieldLengths.Title(lengths)];
    }

    private float Sum(ushort frequencies, int channel) => Frequencies.Of(frequencies, channel) + _part * Frequencies.Of(frequencies, channel + 1);

    private static float[] Norms(double weight, double b, double mean) =>
        [.. Enumerable.Range(0, 256).Select(code => (float)(weight / (1 - b + b * LengthCode.Decode((byte)code) / Math.Max(mean, 1))))];
}
