namespace Assistant.Memory.Splitting;

/// <summary>Puts the units of a page together to passages of the wanted length.</summary>
internal sealed class PassagePacker(SplittingOptions options)
{
    private readonly List<Pack> _packs = [];
    private Pack? _open;

    /// <summary>Packs one page.</summary>
    public static IReadOnlyList<Pack> Of(IReadOnlyList<TextUnit> units, SplittingOptions options)
    {
        var packer = new PassagePacker(options);
        for (var i = 0; i < units.Count; i++)
            packer.Add(units[i], RestOfParagraph(units, i));
        packer.Close();
        packer.MergeFragments();
        return packer._packs;
    }

    private void Add(TextUnit unit, int restOfParagraph)
    {
        if (_open is { } open && IsFull(open, unit, restOfParagraph))
            Close();
        _open = _open is null ? new Pack(unit) : _open.With(unit);
    }

    private bool IsFull(Pack open, TextUnit unit, int restOfParagraph)
    {
        if (open.Words + unit.Words > options.MaxWords)
            return true;
        return unit.Before switch
        {
            UnitBreak.Item => true,
            UnitBreak.Section => open.Words >= options.MinWords,
            UnitBreak.Subsection => open.Words >= options.TargetWords / 2,
            UnitBreak.Paragraph => open.Words >= options.TargetWords * 4 / 5 || (open.Words >= options.TargetWords / 2 && open.Words + restOfParagraph > options.MaxWords),
            // Past the target the rest of a paragraph still comes along if all of it fits.
            _ => open.Words >= options.TargetWords && open.Words + restOfParagraph > options.MaxWords,
        };
    }

    private void Close()
    {
        if (_open is not null)
            _packs.Add(_open);
        _open = null;
    }

    // Smallest first would be fairer, but front to back is as good and easier to foresee.
    private void MergeFragments()
    {
        var limit = options.MaxWords + options.MinWords;
        for (var i = 0; i < _packs.Count; i++)
        {
            if (_packs[i].Words >= options.MinWords)
                continue;
            var toPrevious = i > 0 && _packs[i].Item is null && _packs[i - 1].Words + _packs[i].Words <= limit;
            var toNext = i + 1 < _packs.Count && _packs[i + 1].Item is null && _packs[i].Words + _packs[i + 1].Words <= limit;
            // What begins with a heading belongs to what follows, unless another heading follows.
            if (toNext && (!toPrevious || (_packs[i].Heading is not null && _packs[i + 1].Heading is null)))
                Merge(i--);
            else if (toPrevious)
                Merge(--i);
        }
    }

    private void Merge(int at)
    {
        _packs[at] = _packs[at].With(_packs[at + 1]);
        _packs.RemoveAt(at + 1);
    }

    private static int RestOfParagraph(IReadOnlyList<TextUnit> units, int at)
    {
        const int enough = 1_000;
        var words = units[at].Words;
        for (var i = at + 1; i < units.Count && units[i].Before == UnitBreak.None && words < enough; i++)
            words += units[i].Words;
        return words;
    }
}
