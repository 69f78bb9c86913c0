using System.Text;

namespace Assistant.Storage.State;

/// <summary>How texts of people get into a <see cref="IStateDatabase"/>.</summary>
public static class StateText
{
    /// <summary>The text without what PostgreSQL cannot hold: zero characters and halves of surrogate pairs.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\0', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? "\ufffd" : rune.ToString());
        return clean.ToString();
    }
}
