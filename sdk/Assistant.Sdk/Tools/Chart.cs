namespace Assistant.Sdk;

/// <summary>A chart together with the numbers behind it, which screen readers read out as a table.</summary>
/// <param name="Title">What the chart shows.</param>
/// <param name="Kind">How the numbers are drawn.</param>
/// <param name="Data">The numbers: the first column is the horizontal axis, each further one a series.</param>
public sealed record Chart(LocalizedText Title, ChartKind Kind, Table Data) : ToolPart;

/// <summary>How a <see cref="Chart"/> is drawn.</summary>
public enum ChartKind
{
    /// <summary>Bars side by side.</summary>
    Bar,

    /// <summary>A line over an ordered axis.</summary>
    Line,
}
