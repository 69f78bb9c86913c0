using System.Text;

namespace Assistant.PluginHosting.Tools;

/// <summary>How much text the result of one call may still bring. Used by one call.</summary>
internal sealed class ResultBudget(long maxBytes)
{
    private long _taken;

    /// <summary>The text itself, if there is room for it.</summary>
    /// <exception cref="InvalidOperationException">There is not.</exception>
    public string? Take(string? text)
    {
        if (text is not null && (_taken += Encoding.UTF8.GetByteCount(text)) > maxBytes)
            throw new InvalidOperationException($"A tool returned more than {maxBytes >> 10} KiB of text; return the best and say so in a Notice.");
        return text;
    }
}
