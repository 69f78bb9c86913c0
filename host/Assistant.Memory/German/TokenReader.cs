using System.Globalization;

namespace Assistant.Memory.German;

/// <summary>
/// Finds words, numbers and the notations of councils in a text, without changing it and without allocating. A token that covers others
/// comes after them.
/// </summary>
internal ref struct TokenReader
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _first;
    private int _parts;
    private Token _pending;
    private bool _hasPending;

    /// <summary>Begins at the first character.</summary>
    /// <param name="text">Any text.</param>
    public TokenReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads the next token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Whether there was one.</returns>
    public bool Read(out Token token)
    {
        if (_hasPending)
        {
            token = _pending;
            _hasPending = false;
            return true;
        }

        if (_parts > 0 && IsHyphenBeforeWord(_position))
        {
            token = Simple(_position + 1);
            _position = token.End;
            _parts++;
            return true;
        }

        if (_parts > 1)
        {
            token = new Token(_first, _position - _first, TokenKind.Compound);
            _parts = 0;
            return true;
        }

        _parts = 0;
        while (_position < _text.Length && !char.IsLetterOrDigit(_text[_position]))
            _position++;
        if (_position == _text.Length)
        {
            token = default;
            return false;
        }

        token = Simple(_position);
        _first = token.Start;
        _parts = 1;
        _position = token.End;
        if (token.Kind == TokenKind.Number && _position + 1 < _text.Length && _text[_position] == '/' && char.IsAsciiDigit(_text[_position + 1]))
        {
            _pending = new Token(token.Start, Simple(_position + 1).End - token.Start, TokenKind.Reference);
            _hasPending = true;
        }

        return true;
    }

    private readonly Token Simple(int start)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(_text[start]))
        {
            while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || IsThousandsPoint(end)))
                end++;
            if (end >= _text.Length || !char.IsLetter(_text[end]))
                return new Token(start, end - start, TokenKind.Number);
        }

        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || CharUnicodeInfo.GetUnicodeCategory(_text[end]) == UnicodeCategory.NonSpacingMark))
            end++;
        return new Token(start, end - start, TokenKind.Word);
    }

    private readonly bool IsThousandsPoint(int at) =>
        _text[at] == '.' && at + 3 < _text.Length && char.IsAsciiDigit(_text[at + 1]) && char.IsAsciiDigit(_text[at + 2]) && char.IsAsciiDigit(_text[at + 3]) &&
        (at + 4 >= _text.Length || !char.IsAsciiDigit(_text[at + 4]));

    private readonly bool IsHyphenBeforeWord(int at) =>
        at + 1 < _text.Length && _text[at] is '-' or '\u2010' or '\u2011' && char.IsLetterOrDigit(_text[at + 1]);
}
