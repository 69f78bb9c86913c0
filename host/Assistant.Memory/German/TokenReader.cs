using System.Runtime.CompilerServices;
using Assistant.Memory.German.Notations;

namespace Assistant.Memory.German;

/// <summary>
/// Finds words, numbers and the notations of councils in a text, without changing it and without allocating. A token that covers others
/// comes right after the last of them.
/// </summary>
internal ref struct TokenReader
{
    private const int MaxOpen = 4;

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    /// <summary>Where the last token without others in it ended.</summary>
    private int _end;

    /// <summary>To where hyphenated words and numbers have been looked at.</summary>
    private int _seen;

    /// <summary>Where the last ellipsis ends: “Jugend- und Familienhilfe” is part of “Kinder-, Jugend- und Familienhilfe”.</summary>
    private int _ellipsis;
    private OpenTokens _open;
    private int _openCount;

    /// <summary>Begins at the first character.</summary>
    /// <param name="text">Any text.</param>
    public TokenReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads the next token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Whether there was one.</returns>
    public bool Read(out Token token)
    {
        if (_openCount > 0 && TakeClosed(out token))
            return true;

        while (_position < _text.Length)
        {
            switch (CharClasses.Of(_text[_position]))
            {
                case CharClass.Letter:
                    _end = WordScanner.WordEnd(_text, _position + 1);
                    token = new Token(_position, _end - _position, TokenKind.Word);
                    if (_end < _text.Length && CharClasses.IsHyphen(_text[_end]))
                        LookAfterWord();
                    _position = _end;
                    return true;
                case CharClass.Digit:
                    _end = WordScanner.NumberEnd(_text, _position, out var kind);
                    token = new Token(_position, _end - _position, kind);
                    if (_end < _text.Length)
                        LookAfterNumber(kind);
                    _position = _end;
                    return true;
                case CharClass.SectionSign:
                    Open(_position, SectionNotation.End(_text, _position), TokenKind.Section);
                    if (_position + 1 < _text.Length && _text[_position + 1] == '§')
                        _position++;
                    break;
            }

            _position++;
        }

        token = default;
        return false;
    }

    private void LookAfterWord()
    {
        if (_position < _seen)
            return;
        var chain = WordScanner.ChainEnd(_text, _end);
        if (chain > _end)
            Open(_position, chain, TokenKind.Compound);
        if (EllipsisNotation.End(_text, chain) is var ellipsis && ellipsis > _ellipsis)
        {
            Open(_position, ellipsis, TokenKind.Ellipsis);
            _ellipsis = ellipsis;
        }

        _seen = chain;
    }

    private void LookAfterNumber(TokenKind kind)
    {
        if (_position < _seen)
            return;
        if (kind == TokenKind.Word)
        {
            if (CharClasses.IsHyphen(_text[_end]))
                LookAfterWord();
            return;
        }

        switch (_text[_end])
        {
            case '.':
                Open(_position, DateNotation.End(_text, _position, _end), TokenKind.Date);
                break;
            case '/':
                Open(_position, ReferenceNotation.SlashEnd(_text, _end), TokenKind.Reference);
                break;
            case '-' or '\u2010' or '\u2011':
                LookAfterHyphen();
                break;
            default:
                Open(_position, AmountNotation.End(_text, _end), TokenKind.Amount);
                break;
        }
    }

    private void LookAfterHyphen()
    {
        if (DateNotation.End(_text, _position, _end) is > 0 and var date)
        {
            Open(_position, date, TokenKind.Date);
            _seen = date;
        }
        else if (ReferenceNotation.HyphenEnd(_text, _position, _end) is > 0 and var reference)
        {
            Open(_position, reference, TokenKind.Reference);
            _seen = reference;
        }
        else
        {
            // “20-jährig” is a word; “10-12” is two numbers.
            var chain = WordScanner.ChainEnd(_text, _end);
            if (WordScanner.HasLetter(_text[_position..chain]))
                Open(_position, chain, TokenKind.Compound);
            _seen = chain;
        }
    }

    private void Open(int start, int end, TokenKind kind)
    {
        if (end > 0 && _openCount < MaxOpen)
            _open[_openCount++] = new Token(start, end - start, kind);
    }

    private bool TakeClosed(out Token token)
    {
        for (var i = 0; i < _openCount; i++)
        {
            if (_open[i].End > _end)
                continue;
            token = _open[i];
            Close(i--);

            // One that ends inside a piece (“23.9.25,5”) was none.
            if (token.End == _end)
                return true;
        }

        token = default;
        return false;
    }

    private void Close(int index)
    {
        for (var next = index + 1; next < _openCount; next++)
            _open[next - 1] = _open[next];
        _openCount--;
    }

    [InlineArray(MaxOpen)]
    private struct OpenTokens
    {
        private Token _first;
    }
}
