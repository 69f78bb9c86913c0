using System.Text;

namespace Assistant.Conversations.Checks.Quotes;

/// <summary>A text's letters and digits alone, so that spacing, hyphenation, marks and case do not hide a quote.</summary>
internal sealed class Wording
{
    private readonly string _text;
    private readonly string _letters;
    private readonly List<int> _places = [];

    public Wording(string text)
    {
        _text = text;
        var letters = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('%' or '€' or '§'))
                continue;
            letters.Append(char.ToLowerInvariant(text[i]));
            _places.Add(i);
        }

        _letters = letters.ToString();
    }

    /// <summary>Where these words stand, from a place on; −1 where they do not. A part of a word is no match.</summary>
    /// <param name="words">The words.</param>
    /// <param name="from">A place among the letters.</param>
    /// <returns>The place behind them among the letters.</returns>
    public int FindEnd(Wording words, int from)
    {
        if (words._letters.Length == 0)
            return from;
        for (var at = _letters.IndexOf(words._letters, from, StringComparison.Ordinal); at >= 0; at = _letters.IndexOf(words._letters, at + 1, StringComparison.Ordinal))
        {
            var end = at + words._letters.Length;
            if (IsEdge(at) && IsEdge(end))
                return end;
        }

        return -1;
    }

    private bool IsEdge(int at) => at == 0 || at == _letters.Length || _places[at] > _places[at - 1] + 1 || !char.IsLetterOrDigit(_text[_places[at]]) || !char.IsLetterOrDigit(_text[_places[at - 1]]);
}
