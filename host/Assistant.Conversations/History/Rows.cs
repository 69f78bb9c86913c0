using System.Globalization;
using Assistant.Walls.Access;

namespace Assistant.Conversations.History;

/// <summary>How values stand in the tables, and whose they are.</summary>
internal static class Rows
{
    /// <summary>
    /// The rows of a conversation of the caller's: the start of every WHERE. Those of a deleted one are not there, until it is brought back.
    /// </summary>
    public const string OfMessages =
        "city = @city AND subject = @subject AND conversation = @conversation AND EXISTS " +
        "(SELECT 1 FROM conversation live WHERE live.city = @city AND live.subject = @subject AND live.id = @conversation AND live.deleted_ms IS NULL)";

    /// <summary>The one row of a conversation of the caller's, unless it is deleted.</summary>
    public const string OfConversation = OfAnyConversation + " AND deleted_ms IS NULL";

    /// <summary>The same, deleted or not.</summary>
    public const string OfAnyConversation = "city = @city AND subject = @subject AND id = @conversation";

    private const int CounterBits = 12;
    private static long s_lastId;

    /// <summary>The caller's part of a key, and other values by name; texts without what PostgreSQL cannot hold.</summary>
    public static Dictionary<string, object?> Key(Caller caller, string conversation, params ReadOnlySpan<(string Name, object? Value)> others) =>
        Key(caller.CityId, caller.Subject, conversation, others);

    /// <summary>The same for somebody else's: what its owner shares.</summary>
    public static Dictionary<string, object?> Key(string city, string subject, string conversation, params ReadOnlySpan<(string Name, object? Value)> others)
    {
        var key = new Dictionary<string, object?>(StringComparer.Ordinal) { ["city"] = city, ["subject"] = subject, ["conversation"] = StoredText.Clean(conversation) };
        foreach (var (name, value) in others)
            key.Add(name, value is string text ? StoredText.Clean(text) : value);
        return key;
    }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public static long Now(this TimeProvider timeProvider) => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Ids in the order of their making, also within one millisecond (RFC 9562, version 7, with the counter of section 6.2).</summary>
    public static string NewId(this TimeProvider timeProvider)
    {
        long last, next;
        do
        {
            last = Interlocked.Read(ref s_lastId);
            next = Math.Max(timeProvider.Now() << CounterBits, last + 1);
        }
        while (Interlocked.CompareExchange(ref s_lastId, next, last) != last);
        var random = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture).AsSpan(16);
        return string.Create(CultureInfo.InvariantCulture, $"{next >> CounterBits:x12}7{next & ((1 << CounterBits) - 1):x3}{random}");
    }

    public static string Word(MessageRole role) => role == MessageRole.User ? "user" : "assistant";

    public static string Word(MessageState state) => state switch
    {
        MessageState.Running => "running",
        MessageState.Done => "done",
        MessageState.Stopped => "stopped",
        MessageState.Interrupted => "interrupted",
        _ => "failed",
    };

    public static MessageState State(string word) => word switch
    {
        "running" => MessageState.Running,
        "done" => MessageState.Done,
        "stopped" => MessageState.Stopped,
        "interrupted" => MessageState.Interrupted,
        _ => MessageState.Failed,
    };
}
