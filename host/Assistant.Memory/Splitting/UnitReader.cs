namespace Assistant.Memory.Splitting;

/// <summary>Reads the body of a page into units.</summary>
internal static class UnitReader
{
    /// <param name="text">The page.</param>
    /// <param name="body">What of it is neither header nor footer.</param>
    /// <param name="items">The agenda items that begin on it.</param>
    /// <param name="maxWords">A longer unit is cut.</param>
    public static IReadOnlyList<TextUnit> Read(string text, TextRange body, IReadOnlyList<AgendaMark> items, int maxWords)
    {
        var units = new List<TextUnit>();
        foreach (var block in Blocks(text, body, items))
        {
            var before = block.Before;
            var item = block.Item;
            foreach (var piece in block.Sentences(text).SelectMany(range => Limit(text, range, maxWords)))
            {
                units.Add(new TextUnit(piece, WordCount.Of(text, piece), before, before is UnitBreak.Subsection or UnitBreak.Section ? HeadingDetector.Clean(piece.Of(text)) : null, item));
                (before, item) = (UnitBreak.None, null);
            }
        }

        return WithHeadingsAttached(units, maxWords);
    }

    private static IEnumerable<Block> Blocks(string text, TextRange body, IReadOnlyList<AgendaMark> items)
    {
        var lines = TextLine.Of(body.Of(text)).ToList();
        var block = default(Block?);
        var written = default(TextLine?);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            if (items.FirstOrDefault(item => item.Start == body.Start + line.Start) is { } mark)
            {
                if (block is not null)
                    yield return block;
                while (i + 1 < lines.Count && body.Start + lines[i + 1].End <= mark.End)
                    i++;
                written = lines[i];
                block = new Block(mark.Start, mark.End, UnitBreak.Item) { Item = mark.Heading };
                continue;
            }

            var parts = Parts(i == 0 ? null : lines[i - 1], written, line, TextLine.NextWritten(lines, i));
            written = line;
            if (parts == UnitBreak.None && block is { Before: < UnitBreak.Subsection })
            {
                block = block with { End = body.Start + line.End };
                continue;
            }

            if (block is not null)
                yield return block;
            block = new Block(body.Start + line.Start, body.Start + line.End, parts == UnitBreak.None ? UnitBreak.Paragraph : parts);
        }

        if (block is not null)
            yield return block;
    }

    // A row goes on with the table above it even after a blank line; a short line without a gap may be the rest of a wrapped cell.
    private static UnitBreak Parts(TextLine? before, TextLine? written, TextLine line, TextLine? after)
    {
        var heading = HeadingDetector.Judge(before, line, after);
        if (heading != UnitBreak.None || before is null || written is null)
            return heading;
        if (line.IsRow || written.IsRow)
            return written.IsRow && (line.IsRow || (!before.IsBlank && after is { IsRow: true })) ? UnitBreak.None : UnitBreak.Paragraph;
        if (before.IsBlank)
            return Continues(line) ? UnitBreak.None : UnitBreak.Paragraph;
        return SentenceSplitter.BeginsItem(before, line) ? UnitBreak.Paragraph : UnitBreak.None;
    }

    // An empty line within a sentence comes from the layout, not from the author.
    private static bool Continues(TextLine line) => char.IsLower(line.Text.TrimStart()[0]) && !line.IsNumberedOrDashed;

    // A heading alone says nothing: it goes with what comes first under it.
    private static List<TextUnit> WithHeadingsAttached(List<TextUnit> units, int maxWords)
    {
        var attached = new List<TextUnit>(units.Count);
        var isBare = false;
        foreach (var unit in units)
        {
            if (isBare && unit.Item is null && attached[^1].Words + unit.Words <= maxWords)
            {
                var heading = attached[^1];
                var range = new TextRange(heading.Range.Start, unit.Range.End - heading.Range.Start);
                var before = heading.Before > unit.Before ? heading.Before : unit.Before;
                attached[^1] = new TextUnit(range, heading.Words + unit.Words, before, unit.Heading ?? heading.Heading, heading.Item);
            }
            else
            {
                attached.Add(unit);
            }

            isBare = unit.Heading is not null || unit.Item is not null;
        }

        return attached;
    }

    private static IEnumerable<TextRange> Limit(string text, TextRange range, int maxWords)
    {
        while (WordCount.Exceeds(text, range, maxWords))
        {
            var cut = WordCount.Cut(text, range, maxWords);
            yield return new TextRange(range.Start, cut - range.Start);
            while (cut < range.End && char.IsWhiteSpace(text[cut]))
                cut++;
            range = new TextRange(cut, range.End - cut);
        }

        if (range.Length > 0)
            yield return range;
    }

    private sealed record Block(int Start, int End, UnitBreak Before)
    {
        public string? Item { get; init; }

        public IEnumerable<TextRange> Sentences(string text) => Before >= UnitBreak.Subsection
            ? [new TextRange(Start, End - Start)]
            : SentenceSplitter.Split(text[Start..End]).Select(range => range with { Start = range.Start + Start });
    }
}
