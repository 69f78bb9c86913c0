namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>An <c>allow</c> or <c>disallow</c> line. <c>*</c> stands for any characters, a last <c>$</c> for the end of the path.</summary>
/// <param name="IsAllow">Which of both.</param>
/// <param name="Text">As written, for messages.</param>
internal sealed record RobotsRule(bool IsAllow, string Text)
{
    private readonly string _pattern = RobotsPath.OfPattern(Text);

    /// <summary>The octets of the pattern: the rule with most of them decides.</summary>
    public int Length => _pattern.Length;

    /// <summary>Whether the pattern matches the beginning of a normalized path.</summary>
    public bool Matches(string path)
    {
        var anchored = _pattern.EndsWith('$');
        var pattern = anchored ? _pattern.AsSpan(0, _pattern.Length - 1) : _pattern.AsSpan();
        int at = 0, next = 0, star = -1, resume = 0;
        while (true)
        {
            if (next == pattern.Length && (!anchored || at == path.Length))
                return true;
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = ++next;
                resume = at;
            }
            else if (next < pattern.Length && at < path.Length && pattern[next] == path[at])
            {
                next++;
                at++;
            }
            else if (star >= 0 && resume < path.Length)
            {
                // The last star takes one character more. Earlier stars never need to: the leftmost match of what follows them is enough.
                next = star;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }
    }
}
