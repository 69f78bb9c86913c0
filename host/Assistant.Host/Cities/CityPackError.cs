namespace Assistant.Host.Cities;

/// <summary>What is wrong with a city pack.</summary>
/// <param name="File">The file.</param>
/// <param name="Messages">Every error, each a sentence with the key and the way out.</param>
internal sealed record CityPackError(string File, IReadOnlyList<string> Messages)
{
    public override string ToString() => $"{File}: {string.Join(" ", Messages)}";
}
