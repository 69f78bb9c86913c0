using System.Globalization;
using Assistant.Storage.State;

namespace Assistant.Governance.Feedback;

/// <summary>A condition that begins with the cities that an operator serves.</summary>
internal sealed class OperatorQuery
{
    public OperatorQuery(IReadOnlyList<string> cities)
    {
        ArgumentNullException.ThrowIfNull(cities);
        var names = new List<string>();
        foreach (var city in cities)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"@city{names.Count}"));
            With(names[^1][1..], city);
        }

        Sql = names.Count == 0 ? "1 = 0" : $"city IN ({string.Join(", ", names)})";
    }

    public string Sql { get; private set; }

    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    public static string Position(FeedbackRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Created}.{row.Id}");

    public Dictionary<string, object?> With(string name, object? value)
    {
        Values[name] = value;
        return Values;
    }

    public OperatorQuery Where(FeedbackState? state)
    {
        if (state is not { } wanted)
            return this;
        Sql += " AND state = @state";
        With("state", FeedbackRow.Word(wanted));
        return this;
    }

    public OperatorQuery After(string? next)
    {
        var dot = next?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot <= 0 || !long.TryParse(next.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var created))
            return this;
        Sql += " AND (created_ms, id) < (@created, @last)";
        With("created", created);
        With("last", StateText.Clean(next![(dot + 1)..]));
        return this;
    }
}
