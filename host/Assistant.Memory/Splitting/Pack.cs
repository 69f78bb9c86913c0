namespace Assistant.Memory.Splitting;

/// <summary>A passage in the making: units that follow each other on one page.</summary>
internal sealed record Pack
{
    public Pack(TextUnit unit)
    {
        Start = unit.Range.Start;
        End = unit.Range.End;
        Words = unit.Words;
        Heading = unit.Heading;
        LastHeading = unit.Heading;
        Item = unit.Item;
    }

    public int Start { get; }

    public int End { get; private init; }

    public int Words { get; private init; }

    /// <summary>The heading that it begins with.</summary>
    public string? Heading { get; }

    /// <summary>The agenda item that begins with it; none begins within.</summary>
    public string? Item { get; }

    /// <summary>The last heading within: what comes after it on the next page stands under that one.</summary>
    public string? LastHeading { get; private init; }

    public Pack With(TextUnit unit) => this with { End = unit.Range.End, Words = Words + unit.Words, LastHeading = unit.Heading ?? LastHeading };

    public Pack With(Pack next) => this with { End = next.End, Words = Words + next.Words, LastHeading = next.LastHeading ?? LastHeading };
}
