using System.Collections.Frozen;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>Tells an e-mail by the fields it begins with.</summary>
internal static class MailHead
{
    private const int MinFields = 3;

    private static readonly FrozenSet<string> Fields = FrozenSet.ToFrozenSet(
        ["from", "to", "cc", "date", "subject", "message-id", "mime-version", "content-type", "received", "return-path", "delivered-to", "reply-to"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text begins with three fields or more that e-mails have, and no line among them is anything else.</summary>
    public static bool Begins(string text)
    {
        var fields = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
                break;
            if (line[0] is ' ' or '\t' && fields.Count > 0)
                continue;
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].ContainsAny(" \t<{\""))
                break;
            var name = line[..colon].ToString();
            if (Fields.Contains(name))
                fields.Add(name);
        }

        // “Subject” alone would also begin a note; an e-mail names the machine's fields.
        return fields.Count >= MinFields && fields.Contains("from") && (fields.Contains("message-id") || fields.Contains("mime-version") || fields.Contains("received") || fields.Contains("date"));
    }
}
