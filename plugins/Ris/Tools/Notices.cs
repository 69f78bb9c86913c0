using System.Globalization;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Short messages of the tools.</summary>
internal static class Notices
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("de-DE");

    public static Notice ReversedPeriod { get; } = Of("Der erste Tag liegt nach dem letzten.", "The first day is after the last one.");

    public static Notice Of(string german, string english) => new(new LocalizedText(german, english));

    public static Notice Warning(string german, string english) => new(new LocalizedText(german, english), NoticeKind.Warning);

    public static string German(DateOnly day) => day.ToString("dd.MM.yyyy", Culture);
}
