using System.Globalization;

namespace Assistant.Governance.Feedback;

/// <summary>A row of the table <c>feedback</c>, without whose it is.</summary>
internal sealed class FeedbackRow
{
    public const string Columns =
        "id AS Id, city AS City, message AS Message, created_ms AS Created, verdict AS Verdict, sources AS Sources, text AS Text, shared AS Shared, " +
        "question AS Question, answer AS Answer, mode AS Mode, model AS Model, state AS State, note AS Note";

    public string Id { get; init; } = "";

    public string City { get; init; } = "";

    public string Message { get; init; } = "";

    public long Created { get; init; }

    public string Verdict { get; init; } = "";

    public string Sources { get; init; } = "";

    public string Text { get; init; } = "";

    public long Shared { get; init; }

    public string? Question { get; init; }

    public string? Answer { get; init; }

    public string Mode { get; init; } = "";

    public string? Model { get; init; }

    public string State { get; init; } = "";

    public string? Note { get; init; }

    public static string Word(FeedbackVerdict verdict) => verdict == FeedbackVerdict.Right ? "right" : "wrong";

    public static string Word(FeedbackState state) => state == FeedbackState.Open ? "open" : "done";

    public static string Join(IEnumerable<int> sources) => string.Join(',', sources.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    public PersonFeedback ToFeedback() => new(ReadVerdict(), Numbers(), Text, Shared != 0);

    public FeedbackItem ToItem() => new()
    {
        Id = Id,
        CityId = City,
        At = DateTimeOffset.FromUnixTimeMilliseconds(Created),
        Verdict = ReadVerdict(),
        Sources = Numbers(),
        Text = Text,
        Question = Question,
        Answer = Answer,
        Mode = Mode,
        Model = Model,
        State = State == "open" ? FeedbackState.Open : FeedbackState.Done,
        Note = Note,
    };

    private FeedbackVerdict ReadVerdict() => Verdict == "right" ? FeedbackVerdict.Right : FeedbackVerdict.Wrong;

    private int[] Numbers() => [.. Sources.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
