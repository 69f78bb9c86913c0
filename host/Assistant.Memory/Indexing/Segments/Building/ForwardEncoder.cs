using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Writes the terms of a passage or a title in the order of the text. Used by one thread.</summary>
internal sealed class ForwardEncoder
{
    private readonly ByteWriter _codes = new(4096);
    private int _gap;

    public ReadOnlySpan<byte> Written => _codes.Written;

    public void Clear()
    {
        _codes.Clear();
        _gap = 0;
    }

    /// <summary>A word that is no term.</summary>
    public void Skip() => _gap++;

    public void Term(int forwardId, bool samePlace)
    {
        for (; _gap > 0; _gap -= Math.Min(_gap, ForwardCode.MaxGap))
            _codes.VarInt(ForwardCode.Gap(Math.Min(_gap, ForwardCode.MaxGap)));
        _codes.VarInt(ForwardCode.Term(forwardId, samePlace));
    }

    public void EndHeading()
    {
        _gap = 0;
        _codes.VarInt(ForwardCode.EndOfHeading);
    }
}
