using System.Globalization;
using System.Runtime.CompilerServices;

namespace Assistant.Memory.German;

/// <summary>Classes of characters: a table for Latin-1, which is nearly all of a German text, and Unicode categories for the rest.</summary>
internal static class CharClasses
{
    private const int TableSize = 256;
    private static readonly CharClass[] Table = [.. Enumerable.Range(0, TableSize).Select(code => Classify((char)code))];

    /// <summary>The class of a character.</summary>
    /// <param name="letter">The character.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass Of(char letter) => letter < TableSize ? Table[letter] : Classify(letter);

    /// <summary>Whether it stands in words: a letter or a digit of any script.</summary>
    /// <param name="letter">The character.</param>
    public static bool IsAlphanumeric(char letter) => Of(letter) is CharClass.Letter or CharClass.Digit;

    /// <summary>Whether a word goes on with it.</summary>
    /// <param name="letter">The character.</param>
    public static bool IsInWord(char letter) => Of(letter) is CharClass.Letter or CharClass.Digit or CharClass.Mark;

    /// <summary>Whether it joins words: the hyphen-minus, the hyphen, or the hyphen that does not break.</summary>
    /// <param name="letter">The character.</param>
    public static bool IsHyphen(char letter) => letter is '-' or '\u2010' or '\u2011';

    private static CharClass Classify(char letter) => letter switch
    {
        >= '0' and <= '9' => CharClass.Digit,
        '§' => CharClass.SectionSign,
        _ when char.IsLetterOrDigit(letter) => CharClass.Letter,
        _ => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? CharClass.Mark : CharClass.Other,
    };
}
