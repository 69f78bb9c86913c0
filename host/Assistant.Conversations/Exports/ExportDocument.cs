using System.Globalization;
using Assistant.Conversations.Exports.Model;
using Assistant.Conversations.History;

namespace Assistant.Conversations.Exports;

/// <summary>A branch of a conversation as a document, whatever it is written as. Immutable.</summary>
public sealed record ExportDocument
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The city's name.</summary>
    public required string City { get; init; }

    /// <summary>The reader's language.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>When it was made, in the reader's time zone.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    internal IReadOnlyList<ExportBlock> Blocks { get; init; } = [];

    /// <summary>Puts the questions and answers of one branch together, each answer with its label, its findings and its sources.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="leafId">The last message; <see langword="null"/> for the branch that is shown.</param>
    /// <param name="city">The city's name.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="zone">In which times are written.</param>
    /// <param name="now">The time of the export.</param>
    /// <param name="isAlone">Whether of the branch only its last answer is wanted, with the question. Default: <see langword="false"/>.</param>
    /// <exception cref="ConversationNotFoundException">The conversation has no such message.</exception>
    public static ExportDocument Of(Conversation conversation, string? leafId, string city, CultureInfo culture, TimeZoneInfo zone, DateTimeOffset now, bool isAlone = false)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(culture);
        var path = conversation.PathTo(leafId);
        if (leafId is not null && path.Count == 0)
            throw new ConversationNotFoundException(conversation.Id, leafId);
        if (isAlone)
            path = [.. path.TakeLast(2)];
        var texts = new ExportTexts(culture);
        return new ExportDocument
        {
            Title = conversation.Title.Length > 0 ? conversation.Title : texts.Untitled,
            City = city,
            Culture = culture,
            MadeAt = TimeZoneInfo.ConvertTime(now, zone),
            Blocks = [.. path.SelectMany(new MessageBlocks(texts, culture, zone).Of)],
        };
    }
}
