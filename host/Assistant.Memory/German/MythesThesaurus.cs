using System.Text.RegularExpressions;
using Assistant.Memory.German.Questions;

namespace Assistant.Memory.German;

/// <summary>
/// Reads a thesaurus in the format of MyThes, such as Debian's mythes-de (openthesaurus.de): a line with a word and the number of its meanings,
/// then a line for each meaning, <c>-|synonym|synonym (ugs.)</c>. Only single words are taken.
/// </summary>
internal static partial class MythesThesaurus
{
    private const int MaxBytes = 128 * 1024 * 1024;
    private const int MinLength = 3;
    private const int MaxLength = 40;

    /// <summary>The synonyms, with a low weight; none where the file is not there.</summary>
    /// <param name="path">Path of the <c>.dat</c> file; UTF-8.</param>
    /// <exception cref="InvalidDataException">The file is too large.</exception>
    public static SynonymList Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return SynonymList.Empty;
        if (file.Length > MaxBytes)
            throw new InvalidDataException($"The thesaurus {path} is larger than {MaxBytes / (1024 * 1024)} MB; name another one or none.");
        return SynonymList.Read(Lines(path), QuestionWeights.Thesaurus);
    }

    private static IEnumerable<string> Lines(string path)
    {
        var word = "";
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split('|');
            if (cells[0] != "-")
            {
                word = cells[0];
                continue;
            }

            var synonyms = cells.Skip(1).Prepend(word).Select(cell => Remark().Replace(cell, "").Trim()).Where(IsWord).ToList();
            if (synonyms.Count > 1)
                yield return string.Join('=', synonyms);
        }
    }

    private static bool IsWord(string cell) => cell.Length is >= MinLength and <= MaxLength && cell.All(letter => char.IsLetter(letter) || letter == '-');

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Remark();
}
