using Assistant.Sdk;

namespace CityPluginSpace;

/// <summary>The list of places: from the address that the city has set, else the sample data. One for each city.</summary>
internal sealed class PlaceList(Settings settings, HttpClient http)
{
    /// <summary>Where a person finds the list.</summary>
    public Uri? Address => settings.List;

    /// <summary>The lines of the list, without its head.</summary>
    /// <exception cref="PluginException">The list cannot be fetched.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var text = settings.List is { } list ? await FetchAsync(list, cancellationToken) : await SampleAsync(cancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)];
    }

    private async Task<string> FetchAsync(Uri list, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(list, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            // One sentence, without addresses: it may be shown to the person who asked.
            throw new PluginException("Die Liste der Einrichtungen ist gerade nicht erreichbar. Bitte später noch einmal fragen.", exception);
        }
    }

    private static async Task<string> SampleAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(PlaceList).Assembly.GetManifestResourceStream("sample.csv")!);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
