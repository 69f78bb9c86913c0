using System.Globalization;
using Assistant.Plugins.Ris.OParl;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>The keys of the plugin's storage. Objects stand under <see cref="OParlAddress.Key"/> of their ids.</summary>
/// <remarks>
/// <c>|</c> separates the two halves of an index key: it stands in no address, and what follows it sorts together.
/// </remarks>
internal static class StorageKeys
{
    public const string Papers = "paper/";
    public const string Meetings = "meeting/";
    public const string MeetingPointers = "meeting-at/";
    public const string Organizations = "organization/";
    public const string ChangedPapers = "changed/";
    public const string Cursor = "run/cursor";
    public const string Probe = "run/probe";

    public static string Paper(string key) => Papers + key;

    public static string Reference(string reference, string key) => $"ref/{reference}|{key}";

    public static string MeetingAt(string key) => MeetingPointers + key;

    public static string Meeting(DateOnly? day, string key) => $"{Meetings}{Day(day)}/{key}";

    public static string Organization(string key) => Organizations + key;

    public static string AgendaItem(string key) => "agenda/" + key;

    /// <summary>Agenda items by consultation; several where the server uses consultation ids again.</summary>
    public static string AgendaItemOf(string consultation, string item) => $"agenda-of/{consultation}|{item}";

    /// <summary>Papers by agenda item.</summary>
    public static string PaperOf(string item, string paper) => $"paper-of/{item}|{paper}";

    /// <summary>Papers by consultation, for consultations that name no agenda item.</summary>
    public static string PaperBy(string consultation, string paper) => $"paper-by/{consultation}|{paper}";

    public static string Changed(DateOnly day, string key) => $"{ChangedPapers}{Day(day)}/{key}";

    /// <summary>What could not be fetched for good, so that it is not asked for in every run.</summary>
    public static string Gone(string key) => "gone/" + key;

    /// <summary>The first key after all that begin with <paramref name="prefix"/>.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    public static string Day(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "0000-00-00";
}
