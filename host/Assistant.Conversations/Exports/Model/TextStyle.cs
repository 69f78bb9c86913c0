namespace Assistant.Conversations.Exports.Model;

/// <summary>What a paragraph is.</summary>
internal enum TextStyle
{
    Body,

    /// <summary>What somebody else says word for word.</summary>
    Quote,

    /// <summary>How an answer came about.</summary>
    Label,

    /// <summary>What is to be known before reading on.</summary>
    Notice,

    /// <summary>Small print under something.</summary>
    Small,
}
