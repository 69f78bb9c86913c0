namespace Assistant.Conversations.Tools;

/// <summary>Which year is meant where a day or a month comes without one.</summary>
internal enum Direction
{
    /// <summary>The one nearest to today.</summary>
    Nearest,

    /// <summary>The last one that has begun.</summary>
    Past,
}
