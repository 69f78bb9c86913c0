using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Memory.Indexing;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>To which documents a question is narrowed; several values of one kind are alternatives. Immutable.</summary>
public sealed record SearchFilters
{
    /// <summary>No filter.</summary>
    public static SearchFilters None { get; } = new();

    /// <summary>Committees by name; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? Committee { get; init; }

    /// <summary>Kinds of papers as in the index; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? PaperType { get; init; }

    /// <summary>Outcomes as in the index; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? Outcome { get; init; }

    /// <summary>The first day; <see langword="null"/>: from the beginning.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day; <see langword="null"/>: open.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether nothing is filtered.</summary>
    [JsonIgnore]
    public bool IsEmpty => Since is null && Until is null && Facets.Count == 0;

    /// <summary>The values by the facet's name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets => new[] { (FacetNames.Committee, Committee), (FacetNames.PaperType, PaperType), (FacetNames.Outcome, Outcome) }
        .Where(facet => facet.Item2 is { Count: > 0 })
        .ToDictionary(facet => facet.Item1, facet => facet.Item2!, StringComparer.Ordinal);

    /// <summary>Whether something of this kind is filtered.</summary>
    /// <param name="kind">The kind.</param>
    public bool Has(FilterKind kind) => kind switch
    {
        FilterKind.Period => Since is not null || Until is not null,
        FilterKind.Committee => Committee is { Count: > 0 },
        FilterKind.PaperType => PaperType is { Count: > 0 },
        _ => Outcome is { Count: > 0 },
    };

    /// <summary>As the index takes it.</summary>
    public DocumentFilter ToDocumentFilter() => new() { Since = Since, Until = Until, Facets = Facets };

    /// <summary>Both together; of one kind, what stands here wins.</summary>
    /// <param name="other">Other filters.</param>
    public SearchFilters And(SearchFilters other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SearchFilters
        {
            Committee = Has(FilterKind.Committee) ? Committee : other.Committee,
            PaperType = Has(FilterKind.PaperType) ? PaperType : other.PaperType,
            Outcome = Has(FilterKind.Outcome) ? Outcome : other.Outcome,
            Since = Has(FilterKind.Period) ? Since : other.Since,
            Until = Has(FilterKind.Period) ? Until : other.Until,
        };
    }

    /// <summary>Whether a passage's document fits.</summary>
    /// <param name="hit">The passage.</param>
    public bool Admits(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return (Since is null || hit.Document.Date >= Since)
            && (Until is null || hit.Document.Date <= Until)
            && Facets.All(facet => hit.Facets.TryGetValue(facet.Key, out var values) && values.Intersect(facet.Value, StringComparer.Ordinal).Any());
    }

    /// <summary>What it narrows to, in words: “Stadtrat, Antrag, ab 1. März 2025”.</summary>
    /// <param name="culture">The reader's language.</param>
    public string Describe(CultureInfo culture) => string.Join(
        ", ",
        Facets.SelectMany(facet => facet.Value.Select(value => FacetLabels.Of(facet.Key, value, culture))).Append(PeriodLabel.Of(Since, Until, culture)).OfType<string>());
}
