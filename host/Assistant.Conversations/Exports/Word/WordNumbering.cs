using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Conversations.Exports.Word;

/// <summary>Numbered and bulleted lists. Each list, and each gap in the numbers of one, begins to count anew. Not thread-safe.</summary>
internal sealed class WordNumbering(NumberingDefinitionsPart part)
{
    private const int Decimal = 0;
    private const int Bullet = 1;
    private const int Levels = 2;
    private int _count;

    /// <summary>A list that counts from a number.</summary>
    public int Numbered(int first, int level) => Add(Decimal, Math.Min(level, Levels - 1), first);

    /// <summary>A list with bullets.</summary>
    public int Bulleted() => Add(Bullet, 0, null);

    /// <summary>The numbering of an item.</summary>
    public static NumberingProperties Of(int list, int level) =>
        new(new NumberingLevelReference { Val = Math.Min(level, Levels - 1) }, new NumberingId { Val = list });

    private int Add(int kind, int level, int? first)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = kind }) { NumberID = ++_count };
        if (first is { } start)
            instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        part.Numbering.Append(instance);
        return _count;
    }
}
