namespace Assistant.Conversations.Exports.Model;

/// <summary>How words look; may be several.</summary>
[Flags]
internal enum RunStyle
{
    Plain = 0,
    Bold = 1,
    Italic = 2,
    Code = 4,

    /// <summary>The number of a source: <c>[1]</c>.</summary>
    Citation = 8,

    /// <summary>What a check says of the words before.</summary>
    Finding = 16,
}
