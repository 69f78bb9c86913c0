namespace Assistant.Conversations.Checks.Dates;

/// <summary>The months' names and their abbreviations.</summary>
internal static class MonthNames
{
    public const string Full = "Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
    public const string Any = Full + @"|Jan\.|Feb\.|Febr\.|Mär\.|Mrz\.|Apr\.|Jun\.|Jul\.|Aug\.|Sep\.|Sept\.|Okt\.|Nov\.|Dez\.";

    private static readonly string[] s_starts = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

    public static int Number(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower[..3] switch
        {
            "jän" => 1,
            "mae" or "mrz" => 3,
            var start => Array.IndexOf(s_starts, start) + 1,
        };
    }
}
