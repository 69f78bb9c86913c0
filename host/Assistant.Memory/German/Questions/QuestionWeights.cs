namespace Assistant.Memory.German.Questions;

/// <summary>How much of a word what stands beside it counts.</summary>
internal static class QuestionWeights
{
    static double E(string n, double d) => double.Parse(Environment.GetEnvironmentVariable(n) ?? d.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    /// <summary>A part of a compound that the index knows.</summary>
    public static readonly double Part = E("P", 0.5);

    /// <summary>A part of a compound that the index does not know: all there is to find it by.</summary>
    public static readonly double PartOfUnknown = E("UP", 0.8);

    /// <summary>Words typed apart that the index knows as one.</summary>
    public static readonly double Joined = E("J", 0.5);

    /// <summary>A piece of a date, reference, amount or section.</summary>
    public static readonly double Piece = E("N", 0.3);

    /// <summary>A piece of a hyphenated word that the index knows.</summary>
    public static readonly double HyphenPiece = E("H", 1);

    /// <summary>A synonym beside its word.</summary>
    public static readonly double Synonym = E("S", 0.7);

    /// <summary>A corrected spelling beside its word, for each edit.</summary>
    public static readonly double Correction = E("T", 0.7);
}
