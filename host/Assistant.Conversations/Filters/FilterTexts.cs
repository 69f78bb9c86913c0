using System.Globalization;
using System.Resources;

namespace Assistant.Conversations.Filters;

/// <summary>Words for filters and for what documents can be filtered by, from <c>FilterTexts.resx</c> (German) and <c>FilterTexts.en.resx</c>.</summary>
internal sealed class FilterTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Conversations.Filters.FilterTexts", typeof(FilterTexts).Assembly);
    private readonly CultureInfo _culture;

    private FilterTexts(CultureInfo culture) => _culture = culture;

    /// <summary>The texts in a language.</summary>
    public static FilterTexts For(CultureInfo culture) => new(culture);

    public string Since(string day) => Text(nameof(Since), day);

    public string Until(string day) => Text(nameof(Until), day);

    public string Between(string first, string last) => Text(nameof(Between), first, last);

    public string Relaxed(string labels) => Text(nameof(Relaxed), labels);

    public string NothingWithFilters(string labels) => Text(nameof(NothingWithFilters), labels);

    /// <summary>The word for a facet's value; <see langword="null"/> where the host knows none.</summary>
    public string? Facet(string name, string value) => Resources.GetString($"{name}.{value}", _culture);

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
