using System.Globalization;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Restricts a list to what has changed since a moment (OParl 1.1, 2.5 “Filter”).</summary>
/// <param name="Since">Sent in whole seconds: SessionNet refuses fractions.</param>
internal sealed record ListFilter(DateTimeOffset Since)
{
    private const string Name = "modified_since";

    private string Moment => Since.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Adds the filter where the address lacks it.</summary>
    /// <param name="list">The list or one of its pages.</param>
    /// <param name="encoded">Percent-encoded as the specification demands; SessionNet answers that with 404 and wants it plain.</param>
    public Uri AddTo(Uri list, bool encoded)
    {
        if (list.Query.Contains(Name + "=", StringComparison.OrdinalIgnoreCase))
            return list;
        var separator = list.Query.Length > 1 ? "&" : "?";
        var address = list.GetLeftPart(UriPartial.Query).TrimEnd('?');
        return new Uri($"{address}{separator}{Name}={(encoded ? Uri.EscapeDataString(Moment) : Moment)}");
    }
}
