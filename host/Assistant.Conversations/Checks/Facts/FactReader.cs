using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Dates;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.References;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>Reads the values of a German text: references, times, dates, shares, numbers, ordinals.</summary>
internal static partial class FactReader
{
    /// <summary>The facts in the order of the text.</summary>
    /// <param name="text">A text without line breaks inside of numbers.</param>
    /// <param name="isSource">Whether every possible reading is wanted, and not the likeliest alone.</param>
    /// <param name="hidden">Stretches that hold no facts: quotes, citations.</param>
    public static IReadOnlyList<Fact> Read(string text, bool isSource, IEnumerable<(int Start, int Length)>? hidden = null)
    {
        var scan = new FactScan(text);
        foreach (var (start, length) in hidden ?? [])
            scan.Take(start, length);
        foreach (var match in scan.Free(NoFacts()))
            scan.Take(match.Index, match.Length);
        ReferenceReader.Read(scan);
        TimeReader.Read(scan);
        DateReader.Read(scan, isSource);
        ShareReader.Read(scan);
        NumberReader.Read(scan, isSource);
        OrdinalReader.Read(scan);
        var facts = scan.Facts.ToList();
        facts.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.IsSecondReading.CompareTo(b.IsSecondReading));
        return facts;
    }

    // Addresses, and the digits of chemistry.
    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b(CO|NO|SO|PM|H|O|N)[ ₂]?[234xX]\b(\s?-)?|\bPM\s?(10|2[.,]5)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoFacts();
}
