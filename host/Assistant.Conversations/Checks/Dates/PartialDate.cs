namespace Assistant.Conversations.Checks.Dates;

/// <summary>A date with the parts that were written.</summary>
/// <param name="Day">The day of the month.</param>
/// <param name="Month">The month.</param>
/// <param name="Year">The year; of a school year the first.</param>
internal sealed record PartialDate(int? Day, int? Month, int? Year)
{
    /// <summary>The quarter, 1 to 4, or the half-year as 11 and 12.</summary>
    public int? Quarter { get; init; }

    /// <summary>The second year of “2014/15”.</summary>
    public int? SecondYear { get; init; }

    /// <summary>Monday is 0.</summary>
    public int? Weekday { get; init; }

    /// <summary>Whether what an answer writes can be read off what a source writes. What one of both leaves out fits.</summary>
    /// <param name="source">The source's date.</param>
    public bool IsCarriedBy(PartialDate source)
    {
        if (Weekday is not null || source.Weekday is not null)
            return Weekday == source.Weekday;
        if (Quarter is not null)
            return Quarter == source.Quarter && FitsYear(source);
        if (SecondYear is not null)
            return Year == source.Year && SecondYear == source.SecondYear;
        if (Day is not null)
            return Day == source.Day && Month == source.Month && FitsYear(source);
        if (Month is not null)
            return Month == source.Month && FitsYear(source);
        return Year == source.Year || Year == source.SecondYear;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Day is null ? "" : $"{Day}.")}{(Month is null ? "" : $"{Month}.")}{(Quarter is null ? "" : $"Q{Quarter} ")}{Year}");
        return SecondYear is null ? text : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text}/{SecondYear}");
    }

    private bool FitsYear(PartialDate source) => Year is null || source.Year is null || Year == source.Year || Year == source.SecondYear;
}
