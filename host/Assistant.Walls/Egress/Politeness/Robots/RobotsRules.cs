using System.Buffers;
using System.Globalization;

namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>What a robots.txt says to one product token (RFC 9309), and the usual but unspecified <c>Crawl-delay</c>. Immutable.</summary>
internal sealed class RobotsRules
{
    // Longer lines are no addresses; RFC 9309 leaves the limit open, Google's parser takes 2,083 × 8.
    private const int MaxLineLength = 16_664;

    private static readonly SearchValues<char> s_tokenCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    private readonly IReadOnlyList<RobotsRule> _rules;

    private RobotsRules(IReadOnlyList<RobotsRule> rules, TimeSpan? crawlDelay)
    {
        _rules = rules;
        CrawlDelay = crawlDelay;
    }

    /// <summary>Allows everything: there is no robots.txt.</summary>
    public static RobotsRules None { get; } = new([], null);

    /// <summary>The pause between two requests; <see langword="null"/> where the file asks for none.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file, which may be anything, also an error page in HTML.</summary>
    public static RobotsRules Parse(string text, string productToken)
    {
        var own = new Group();
        var everybody = new Group();
        var isOwn = false;
        var isEverybody = false;
        var inHead = false;
        foreach (var (key, value) in Lines(text))
        {
            if (key == "user-agent")
            {
                if (!inHead)
                    isOwn = isEverybody = false;
                inHead = true;
                var token = Token(value);
                isOwn |= token.Length > 0 && token.Equals(productToken, StringComparison.OrdinalIgnoreCase);
                isEverybody |= value.StartsWith('*');
            }
            else if (key is "allow" or "disallow" or "crawl-delay")
            {
                inHead = false;
                if (isOwn)
                    own.Add(key, value);
                if (isEverybody)
                    everybody.Add(key, value);
            }

            own.IsNamed |= isOwn;
        }

        var group = own.IsNamed ? own : everybody;
        return new RobotsRules([.. group.Rules.OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.IsAllow)], group.CrawlDelay);
    }

    /// <summary>The rule that forbids an address; <see langword="null"/> where it may be fetched.</summary>
    public RobotsRule? Forbids(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt")
            return null;
        var path = RobotsPath.OfPath(address.PathAndQuery);
        return _rules.FirstOrDefault(rule => rule.Matches(path)) is { IsAllow: false } rule ? rule : null;
    }

    private static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            if (raw.Length > MaxLineLength)
                continue;
            var line = raw.Split('#', 2)[0];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                yield return (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
        }
    }

    // “city-assistant/1.0” means city-assistant: the token ends at the first character that none has (RFC 9309, section 2.2.1).
    private static ReadOnlySpan<char> Token(string value)
    {
        var end = value.AsSpan().IndexOfAnyExcept(s_tokenCharacters);
        return end < 0 ? value : value.AsSpan(0, end);
    }

    private sealed class Group
    {
        public bool IsNamed { get; set; }

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public void Add(string key, string value)
        {
            if (key == "crawl-delay")
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                    CrawlDelay = TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
            }
            else if (value.Length > 0)
            {
                Rules.Add(new RobotsRule(key == "allow", value));
            }
        }
    }
}
