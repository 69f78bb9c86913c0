using Assistant.Sdk;

namespace Assistant.Conversations.Approvals;

/// <summary>A row of the table <c>approval</c>. Properties, not a constructor: the two databases differ in how wide their integers are.</summary>
internal sealed class ApprovalRow
{
    public const string Columns =
        "id, city, subject, conversation, run, call_id AS CallId, tool, arguments, hash, question_de AS QuestionDe, question_en AS QuestionEn, " +
        "created_ms AS CreatedMs, expires_ms AS ExpiresMs, state, decided_ms AS DecidedMs, result";

    public string Id { get; set; } = "";

    public string City { get; set; } = "";

    public string Subject { get; set; } = "";

    public string? Conversation { get; set; }

    public string Run { get; set; } = "";

    public string CallId { get; set; } = "";

    public string Tool { get; set; } = "";

    public string Arguments { get; set; } = "";

    public string Hash { get; set; } = "";

    public string? QuestionDe { get; set; }

    public string? QuestionEn { get; set; }

    public long CreatedMs { get; set; }

    public long ExpiresMs { get; set; }

    public string State { get; set; } = "";

    public long? DecidedMs { get; set; }

    public string? Result { get; set; }

    public static ApprovalRow Of(StoredCall call) => new()
    {
        Id = call.Id,
        City = call.CityId,
        Subject = call.Subject,
        Conversation = call.ConversationId,
        Run = call.RunId,
        CallId = call.CallId,
        Tool = call.Tool,
        Arguments = call.ArgumentsJson,
        Hash = call.Hash,
        QuestionDe = call.Question?.De,
        QuestionEn = call.Question?.En,
        CreatedMs = call.CreatedAt.ToUnixTimeMilliseconds(),
        ExpiresMs = call.ExpiresAt.ToUnixTimeMilliseconds(),
        State = call.State.ToString(),
        DecidedMs = call.DecidedAt?.ToUnixTimeMilliseconds(),
        Result = call.Result,
    };

    public StoredCall ToCall() => new()
    {
        Id = Id,
        CityId = City,
        Subject = Subject,
        ConversationId = Conversation,
        RunId = Run,
        CallId = CallId,
        Tool = Tool,
        ArgumentsJson = Arguments,
        Hash = Hash,
        Question = QuestionDe is null ? null : new LocalizedText(QuestionDe, QuestionEn),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedMs),
        ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(ExpiresMs),
        State = Enum.Parse<ApprovalState>(State),
        DecidedAt = DecidedMs is { } decided ? DateTimeOffset.FromUnixTimeMilliseconds(decided) : null,
        Result = Result,
    };
}
