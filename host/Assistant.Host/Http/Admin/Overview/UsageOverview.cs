using Assistant.Governance.Usage;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>What was used in a city on a day: counts alone.</summary>
internal sealed record UsageOverview(
    DateOnly Day, string City, int Turns, int Generated, int Extractive, int Refused, int Searches, int Uploads, int ToolCalls, int FeedbackRight, int FeedbackWrong, double? MedianSeconds)
{
    public static UsageOverview Of(UsageDay day) => new(
        day.Day,
        day.CityId,
        day.Turns,
        day.Generated,
        day.Extractive,
        day.Refused,
        day.Searches,
        day.Uploads,
        day.ToolCalls,
        day.FeedbackRight,
        day.FeedbackWrong,
        day.MedianSeconds);
}
