namespace Assistant.Memory.German.Questions;

/// <summary>
/// How much beside a word counts what belongs to it. Measured on councillors' questions and on XQuAD with plain BM25; between a half and twice
/// these values the results differ by less than two questions in a hundred.
/// </summary>
internal static class QuestionWeights
{
    /// <summary>A part of a compound that the index knows.</summary>
    public const double Part = 0.3;

    /// <summary>A part of a compound that the index does not know: all there is to find it by.</summary>
    public const double PartOfUnknown = 1;

    /// <summary>Words typed apart that the index knows as one.</summary>
    public const double Joined = 0.5;

    /// <summary>Words in small letters, where the writer uses capitals: German nouns say what a question is about.</summary>
    public const double NoNoun = 0.7;

    /// <summary>A piece of a date, reference, amount or section.</summary>
    public const double Piece = 0.3;

    /// <summary>A synonym beside its word.</summary>
    public const double Synonym = 0.7;

    /// <summary>A synonym of a thesaurus, which knows words but no councils.</summary>
    public const double Thesaurus = 0.3;

    /// <summary>A corrected spelling beside its word, for each edit.</summary>
    public const double Correction = 0.7;
}
