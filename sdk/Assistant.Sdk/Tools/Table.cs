namespace Assistant.Sdk;

/// <summary>A table of at most 1,000 rows. Every row has as many cells as there are columns.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Columns">The columns from left to right.</param>
/// <param name="Rows">Cells as text, numbers and dates in invariant form (<c>1234.5</c>, <c>2024-05-03</c>); the chat formats them.</param>
public sealed record Table(LocalizedText Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows) : ToolPart;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Type">What its cells hold; decides sorting and alignment. Default: <see cref="ColumnType.Text"/>.</param>
/// <param name="Unit">The unit of a number: <c>€</c>, <c>kWh</c>; <see langword="null"/> for none.</param>
public sealed record TableColumn(LocalizedText Name, ColumnType Type = ColumnType.Text, string? Unit = null);

/// <summary>What the cells of a column hold.</summary>
public enum ColumnType
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A decimal number in invariant form.</summary>
    Number,

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An absolute http or https address.</summary>
    Link,
}
