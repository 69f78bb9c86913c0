using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Tells “rund 4,75 Mio. Euro” from a figure that claims to be exact.</summary>
internal static partial class Rounding
{
    /// <summary>Whether a word in front of a number says that it is rounded.</summary>
    public static bool IsBefore(string text, int start) => Words().IsMatch(text.AsSpan(Math.Max(0, start - 20), Math.Min(start, 20)));

    /// <summary>Whether a value is the other one, rounded to its own digits (two at least).</summary>
    /// <param name="rounded">What the answer says.</param>
    /// <param name="exact">What the source says.</param>
    public static bool IsOf(decimal rounded, decimal exact)
    {
        if (rounded <= 0 || exact <= 0 || rounded == exact)
            return rounded == exact;
        var step = 1m;
        while (rounded % step != 0)
            step /= 10;
        while (rounded % (step * 10) == 0)
            step *= 10;
        return rounded / step >= 10 && exact % step != 0 && Math.Abs(rounded - exact) <= step / 2;
    }

    [GeneratedRegex(@"\b(?:rund|etwa|ca\.?|circa|zirka|knapp|gut|fast|nahezu|annähernd|ungefähr|über|mehr als|rd\.|schätzungsweise|unter|weniger als)\s*(?:ein(?:e[nrms]?)?\s)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
