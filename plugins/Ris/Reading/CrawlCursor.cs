using System.Text.Json;
using Assistant.Plugins.Ris.Storage;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Where the last complete run began, for each list. Opaque to the host.</summary>
/// <param name="Body">The body that was read; another one begins anew.</param>
/// <param name="Lists">By the list's name.</param>
internal sealed record CrawlCursor(string Body, IReadOnlyDictionary<string, ListCursor> Lists)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> where it is something else.</summary>
    public static CrawlCursor? Parse(string? text)
    {
        if (text is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, RisJson.Default.CrawlCursor) is { Body: not null, Lists: not null } cursor ? cursor : null;
        }
        catch (JsonException)
        {
            // Of another version of the plugin: everything is read again.
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this, RisJson.Default.CrawlCursor);
}
