namespace Assistant.Fuzz;

/// <summary>Makes mutants of lines: bytes flipped, put in, taken out and repeated, stretches of other lines, tokens of JSON.</summary>
internal sealed class LineMutator(byte[][] corpus, Random random)
{
    private static readonly byte[][] s_tokens =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(), ":"u8.ToArray(), ","u8.ToArray(), "null"u8.ToArray(), "true"u8.ToArray(), "-1"u8.ToArray(),
        "1e999"u8.ToArray(), "99999999999999999999"u8.ToArray(), "\\"u8.ToArray(), "\\u"u8.ToArray(), "\\ud83d"u8.ToArray(), "\\u0000"u8.ToArray(), [0xEF, 0xBB, 0xBF], [0xFF], [0xC3], [0xF0, 0x9F], [0],
        "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\n\n"u8.ToArray(), "data: "u8.ToArray(), "[DONE]"u8.ToArray(), "\"done\":true"u8.ToArray(), "\"error\":{}"u8.ToArray(),
        "\"message\":"u8.ToArray(), "\"content\":"u8.ToArray(), "\"tool_calls\":"u8.ToArray(), "\"arguments\":"u8.ToArray(), "\"choices\":"u8.ToArray(), "\"delta\":"u8.ToArray(), "\"usage\":"u8.ToArray(),
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["u8.ToArray(),
    ];

    private readonly List<byte> _line = new(1024);

    /// <summary>The next mutant with its end. The list holds until the next call.</summary>
    public List<byte> Next()
    {
        _line.Clear();
        _line.AddRange(corpus[random.Next(corpus.Length)]);
        for (var i = random.Next(1, 5); i > 0; i--)
            Mutate();
        _line.AddRange(random.Next(20) switch { 0 => "\r\n"u8, 1 => "\r"u8, 2 => ""u8, _ => "\n"u8 });
        return _line;
    }

    private void Mutate()
    {
        var at = random.Next(_line.Count + 1);
        var length = Math.Min(random.Next(1, 17), _line.Count - at);
        switch (random.Next(7))
        {
            case 0 when at < _line.Count: _line[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < _line.Count: _line[at] = (byte)random.Next(256); break;
            case 2: _line.RemoveRange(at, length); break;
            case 3: _line.InsertRange(at, _line.GetRange(at, length)); break;
            case 4: _line.RemoveRange(at, _line.Count - at); break;
            case 5: Splice(at); break;
            default: _line.InsertRange(at, s_tokens[random.Next(s_tokens.Length)]); break;
        }
    }

    private void Splice(int at)
    {
        var other = corpus[random.Next(corpus.Length)];
        var from = random.Next(other.Length + 1);
        _line.InsertRange(at, other[from..(from + random.Next(other.Length - from + 1))]);
    }
}
