using System.Text.RegularExpressions;

namespace Assistant.Conversations.Prompts;

/// <summary>The phrase with which a model says that the sources do not answer; the host replaces it by its own refusal.</summary>
public static partial class RefusalMarker
{
    /// <summary>As the prompt asks for it.</summary>
    public const string Text = "[[KEINE ANGABE]]";

    /// <summary>Whether an answer begins with the marker, and what stands behind it.</summary>
    /// <param name="answer">The whole answer.</param>
    public static (bool IsRefusal, string Text) Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var match = Marker().Match(answer);
        return match.Success ? (true, answer[match.Length..].Trim()) : (false, answer);
    }

    /// <summary>Whether the first pieces of a streamed answer may still become the marker: hold them back as long.</summary>
    /// <param name="beginning">What has come so far.</param>
    public static bool MayBecome(string beginning)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        var written = beginning.TrimStart(' ', '\n', '\r', '\t', '*', '_', '`', '„', '"');
        return written.Length < Text.Length && (Text.StartsWith(written, StringComparison.OrdinalIgnoreCase) || Text[1..].StartsWith(written, StringComparison.OrdinalIgnoreCase));
    }

    // Small models drop a bracket or print the phrase in bold.
    [GeneratedRegex(@"\A[\s*_`„""]*\[\[?\s*(KEINE ANGABEN?|NO ANSWER)\s*\]\]?[\s*_`“"".:]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
