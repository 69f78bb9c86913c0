using System.Globalization;
using Dapper;

namespace Assistant.Memory.Indexing;

/// <summary>Writes filters as conditions on the table <c>document d</c>. Used by one thread.</summary>
internal sealed class DocumentConditions(DynamicParameters parameters)
{
    private readonly List<string> _conditions = [];
    private int _named;

    /// <summary>The conditions so far, each to be met.</summary>
    public string All => string.Join(" AND ", _conditions);

    /// <summary>Only documents that fit.</summary>
    public DocumentConditions Fit(DocumentFilter filter) => Add(filter, orUnknown: false);

    /// <summary>Only documents that are not known to miss.</summary>
    public DocumentConditions MayFit(DocumentFilter filter) => Add(filter, orUnknown: true);

    /// <summary>Only documents of the caller's city and audiences that have not been taken back.</summary>
    public DocumentConditions VisibleTo(AccessFilter access)
    {
        parameters.Add("city", access.CityId);
        parameters.Add("audiences", access.Audiences.Select(audience => audience.Value));
        _conditions.Add("d.city = @city AND d.audience IN @audiences AND d.pending <> 2");
        return this;
    }

    /// <summary>A condition that a document has one of the values.</summary>
    public string OneOf(string facet, IReadOnlyList<string> values)
    {
        var number = _named++;
        parameters.Add($"facet{number}", facet);
        parameters.Add($"values{number}", values);
        return $"d.id IN (SELECT document FROM document_facet WHERE name = @facet{number} AND value IN @values{number})";
    }

    /// <summary>A condition on the day; <c>1</c> where there is none.</summary>
    public string Period(DocumentFilter filter, bool orUnknown = false)
    {
        var ends = new List<string>();
        if (filter.Since is { } since)
            ends.Add("d.date >= " + Day(since));
        if (filter.Until is { } until)
            ends.Add("d.date <= " + Day(until));
        var both = string.Join(" AND ", ends);
        return ends.Count == 0 ? "1" : orUnknown ? $"(d.date IS NULL OR ({both}))" : both;
    }

    private DocumentConditions Add(DocumentFilter filter, bool orUnknown)
    {
        if (filter.Since is not null || filter.Until is not null)
            _conditions.Add(Period(filter, orUnknown));
        foreach (var (facet, values) in filter.Facets)
        {
            var fits = OneOf(facet, values);
            _conditions.Add(orUnknown ? $"({fits} OR NOT EXISTS (SELECT 1 FROM document_facet f WHERE f.document = d.id AND f.name = @facet{_named - 1}))" : fits);
        }

        return this;
    }

    private string Day(DateOnly day)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"day{_named++}");
        parameters.Add(name, day.ToString("O", CultureInfo.InvariantCulture));
        return "@" + name;
    }
}
