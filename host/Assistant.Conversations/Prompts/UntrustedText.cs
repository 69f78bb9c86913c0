using System.Text;
using System.Text.RegularExpressions;
using Assistant.Conversations.Sources;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Puts what others wrote (passages, titles, file names, tool results) into a prompt as data: between delimiters that carry a mark nobody
/// outside knows, with everything taken out that could end them, pass for a message of another role, or pass for a citation. After
/// “Spotlighting” (Hines et al. 2024, arXiv:2403.14720). Immutable.
/// </summary>
/// <param name="mark">The mark of this prompt; random, so that no text can name it.</param>
public sealed partial class UntrustedText(string mark)
{
    private const int MaxLine = 240;
    private const string Removed = "…";

    /// <summary>The mark that the delimiters of this prompt carry.</summary>
    public string Mark { get; } = mark;

    /// <summary>A tool's result as data. To be called for every result before the model sees it.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="text">What it gave, as text.</param>
    public string Wrap(string tool, string text) =>
        $"<ergebnis werkzeug=\"{Attribute(tool)}\" kennung=\"{Mark}\">\n{Inner(text)}\n</ergebnis>";

    /// <summary>A source as data, with what is known of its document.</summary>
    /// <param name="source">The source.</param>
    /// <param name="text">What of its text is shown; <see langword="null"/>: all.</param>
    public string Wrap(NumberedSource source, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return $"<quelle nr=\"{source.Number}\" kennung=\"{Mark}\">\n{Inner(SourceHeading.Of(source))}\n{Inner(text ?? source.Text)}\n</quelle>";
    }

    /// <summary>An answer of this host as data: models wrote it from what others wrote. The numbers of its sources stay.</summary>
    /// <param name="text">The answer.</param>
    public string WrapAnswer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (inner, end) = (new StringBuilder(), 0);
        foreach (var number in OwnCitation().EnumerateMatches(text))
        {
            inner.Append(Inner(text[end..number.Index], trim: false)).Append(text.AsSpan(number.Index, number.Length));
            end = number.Index + number.Length;
        }

        return $"<antwort kennung=\"{Mark}\">\n{inner.Append(Inner(text[end..], trim: false)).ToString().Trim()}\n</antwort>";
    }

    /// <summary>
    /// The text without anything that works as more than text in a prompt. A text of words, numbers and punctuation comes back as it is. To
    /// compare a model's quote with a source, compare it with this form of the source as well.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Neutralize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = InvisibleCharacters.Remove(text);
        clean = Opening().Replace(clean, "‹");
        clean = TemplateToken().Replace(clean, "(${name})");
        clean = Citation().Replace(clean, "(${inner})");
        clean = DoubleBracket().Replace(clean, match => match.Value[0] is '[' or '［' or '⟦' ? "((" : "))");
        return RoleHeading().Replace(clean, "» ${heading}");
    }

    /// <summary>As <see cref="Neutralize"/>, on one line of at most 240 characters: for titles, names of files and the like.</summary>
    /// <param name="text">Any text.</param>
    public static string NeutralizeLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Space().Replace(Neutralize(Space().Replace(text, " ")), " ").Trim();
        if (line.Length <= MaxLine)
            return line;
        var end = char.IsHighSurrogate(line[MaxLine - 1]) ? MaxLine - 1 : MaxLine;
        return line[..end] + "…";
    }

    private string Inner(string text, bool trim = true)
    {
        var inner = Neutralize(text).Replace(Mark, Removed, StringComparison.OrdinalIgnoreCase);
        return trim ? inner.Trim() : inner;
    }

    private string Attribute(string text) => NeutralizeLine(text).Replace('"', '\'').Replace(Mark, Removed, StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // “< 5 %” and “<= 5” stay; every tag, “<|im_start|>”, “<<SYS>>” and “<｜User｜>” begins with something else behind the sign.
    [GeneratedRegex(@"<(?!\s*=?\s*[\d,.(-])|[＜﹤〈⟨˂ᐸ]", Options)]
    private static partial Regex Opening();

    // Control tokens of Mistral's and Llama 2's templates; the others stand between pointed brackets.
    [GeneratedRegex(@"[\[［]\s*(?<name>/?\s*(INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|MODEL_SETTINGS|ARGS|CALL_ID|PREFIX|SUFFIX|MIDDLE|THINK|IMG(_BREAK|_END)?|CONTROL_\d+|BOS|EOS))\s*[\]］]", Options)]
    private static partial Regex TemplateToken();

    [GeneratedRegex(@"[\[［【⟦]\s*(?<inner>((quelle|source|nr\.?|n)\s*)?\d{1,4}(\s*[,;–-]\s*\d{1,4})*)\s*[\]］】⟧]", Options)]
    private static partial Regex Citation();

    [GeneratedRegex(@"[\[［]{2,}|[\]］]{2,}|[⟦⟧]", Options)]
    private static partial Regex DoubleBracket();

    [GeneratedRegex(@"\[\d{1,4}([,;] ?\d{1,4})*\]", Options)]
    private static partial Regex OwnCitation();

    // At the beginning of a line, as plain chat templates (Alpaca, Vicuna, “Human:/Assistant:”) write the role.
    [GeneratedRegex(@"^[ \t\u00A0>]*([#*_=`-]+[ \t\u00A0]*)*(?<heading>(system|user|assistant|human|developer|model|tool|function|instructions?|response|benutzer|nutzer|assistent|anweisung(en)?|systemanweisung(en)?)([ \t-]*(prompt|message|instructions?|nachricht|anweisung(en)?))?[*_`]*[ \t\u00A0]*[:：]|(?<=#[ \t]*)(system|user|assistant|instructions?|response)\b)", Options | RegexOptions.Multiline)]
    private static partial Regex RoleHeading();

    [GeneratedRegex(@"\s+", Options)]
    private static partial Regex Space();
}
