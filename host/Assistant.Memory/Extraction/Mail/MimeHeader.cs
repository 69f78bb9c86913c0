using System.Globalization;
using System.Text;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>The fields at the head of an e-mail or one of its parts (RFC 5322, section 2.2), unfolded.</summary>
internal sealed class MimeHeader
{
    private const int MaxBytes = 256 << 10;
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private MimeHeader()
    {
    }

    /// <summary>The first field of a name as it stands there; empty where there is none.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name) ?? "";

    /// <summary>Reads the fields up to the first empty line.</summary>
    /// <param name="bytes">The part.</param>
    /// <param name="body">Where the body begins.</param>
    public static MimeHeader Read(ReadOnlySpan<byte> bytes, out int body)
    {
        var header = new MimeHeader();
        var field = new StringBuilder();
        var at = 0;
        while (at < bytes.Length && at < MaxBytes)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : at + end + 1;
            var line = TextDecoder.Decode(bytes[at..next].TrimEnd("\r\n"u8), charset: null);
            at = next;
            if (line.Length == 0)
                break;
            if (line[0] is ' ' or '\t' && field.Length > 0)
            {
                field.Append(' ').Append(line.AsSpan().Trim());
                continue;
            }

            header.Add(field.ToString());
            field.Clear().Append(line);
        }

        header.Add(field.ToString());
        body = Math.Min(at, bytes.Length);
        return header;
    }

    /// <summary>A field for people: encoded words decoded.</summary>
    public string Text(string name) => EncodedWords.Decode(this[name]).Trim();

    /// <summary>The value of a field before its parameters, in lower case.</summary>
    public string Value(string name) => this[name].Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>A parameter of a field (RFC 2045, section 5.1; RFC 2231); <see langword="null"/> where there is none.</summary>
    public string? Parameter(string field, string name)
    {
        const int maxContinuations = 20;
        var parameters = Parameters(this[field]);
        if (parameters.GetValueOrDefault(name) is { } plain)
            return EncodedWords.Decode(plain);
        if (parameters.GetValueOrDefault(name + "*") is { } extended)
            return Extended(extended);
        var parts = new StringBuilder();
        var isExtended = false;
        for (var i = 0; i < maxContinuations; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            var encoded = parameters.GetValueOrDefault(key + "*");
            if ((encoded ?? parameters.GetValueOrDefault(key)) is not { } part)
                break;
            isExtended |= encoded is not null;
            parts.Append(part);
        }

        return parts.Length == 0 ? null : isExtended ? Extended(parts.ToString()) : EncodedWords.Decode(parts.ToString());
    }

    private void Add(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
            _fields.TryAdd(field[..colon].Trim(), field[(colon + 1)..].Trim());
    }

    // charset'language'percent-encoded
    private static string Extended(string value)
    {
        var parts = value.Split('\'', 3);
        return parts.Length < 3 ? Uri.UnescapeDataString(value) : TextDecoder.Decode(HexEscapes.Decode(parts[2], '%'), parts[0]);
    }

    private static Dictionary<string, string> Parameters(string field)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = field.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0 && at < field.Length)
        {
            var equals = field.IndexOf('=', at);
            if (equals < 0)
                break;
            var name = field[(at + 1)..equals].Trim();
            var value = Value(field, equals + 1, out at);
            parameters.TryAdd(name, value);
        }

        return parameters;
    }

    private static string Value(string field, int start, out int end)
    {
        while (start < field.Length && field[start] == ' ')
            start++;
        if (start >= field.Length || field[start] != '"')
        {
            end = field.IndexOf(';', start);
            return field[start..(end < 0 ? field.Length : end)].Trim();
        }

        var value = new StringBuilder();
        var i = start + 1;
        for (; i < field.Length && field[i] != '"'; i++)
        {
            if (field[i] == '\\' && i + 1 < field.Length)
                i++;
            value.Append(field[i]);
        }

        end = field.IndexOf(';', Math.Min(i, field.Length));
        return value.ToString();
    }
}
