namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Reads German number words: zwölftausend, dreißig, anderthalb, einundzwanzig.</summary>
internal static class NumberWords
{
    // Longer words first, so that “dreizehn” is not “drei”.
    private static readonly (string Word, decimal Value)[] s_small =
    [
        ("dreizehn", 13), ("vierzehn", 14), ("fünfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19),
        ("zehn", 10), ("elf", 11), ("zwölf", 12), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9),
        ("eins", 1), ("ein", 1), ("null", 0),
    ];

    private static readonly (string Word, decimal Value)[] s_tens =
    [
        ("zwanzig", 20), ("dreißig", 30), ("dreissig", 30), ("vierzig", 40), ("fünfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
    ];

    /// <summary>Reads the number that a word begins with.</summary>
    /// <param name="word">Lower case.</param>
    /// <returns>The value and how many letters it takes; no letters where the word begins with none.</returns>
    public static (decimal Value, int Length) ReadPrefix(string word)
    {
        if (word.Length < 3 || !"abdefhnstvz".Contains(word[0], StringComparison.Ordinal))
            return default;
        if (word.StartsWith("anderthalb", StringComparison.Ordinal))
            return (1.5m, "anderthalb".Length);
        var (value, length) = BelowMillion(word);
        if (length == 0)
            return default;
        if (value is >= 1 and < 20 && word.AsSpan(length).StartsWith("einhalb"))
            return (value + 0.5m, length + "einhalb".Length);
        return (value, length);
    }

    private static (decimal Value, int Length) BelowMillion(string word)
    {
        var (thousands, at) = BelowThousand(word, 0);
        if (!word.AsSpan(at).StartsWith("tausend"))
            return (thousands, at);
        var value = (at == 0 ? 1 : thousands) * 1000;
        at += "tausend".Length;
        var (rest, end) = BelowThousand(word, Behind(word, at));
        return end > Behind(word, at) ? (value + rest, end) : (value, at);
    }

    private static (decimal Value, int End) BelowThousand(string word, int start)
    {
        var (hundreds, at) = BelowHundred(word, start);
        if (!word.AsSpan(at).StartsWith("hundert"))
            return (hundreds, at);
        var value = (at == start ? 1 : hundreds) * 100;
        at += "hundert".Length;
        var (rest, end) = BelowHundred(word, Behind(word, at));
        return end > Behind(word, at) ? (value + rest, end) : (value, at);
    }

    private static (decimal Value, int End) BelowHundred(string word, int start)
    {
        foreach (var (tens, value) in s_tens)
        {
            if (word.AsSpan(start).StartsWith(tens))
                return (value, start + tens.Length);
        }

        foreach (var (small, value) in s_small)
        {
            if (!word.AsSpan(start).StartsWith(small))
                continue;
            var end = start + small.Length;
            if (value < 10 && word.AsSpan(end).StartsWith("und"))
            {
                foreach (var (tens, more) in s_tens)
                {
                    if (word.AsSpan(end + 3).StartsWith(tens))
                        return (value + more, end + 3 + tens.Length);
                }
            }

            return (value, end);
        }

        return (0, start);
    }

    // “hundertundeins”.
    private static int Behind(string word, int at) => word.AsSpan(at).StartsWith("und") ? at + 3 : at;
}
