using System.Globalization;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.ToolLoop;

/// <summary>Why a call has no result: a sentence for the model, which says what to do instead, and one for the person. Immutable.</summary>
internal sealed record CallRefusal(ToolCallStatus Status, ToolErrorKind Kind, string ForModel, LocalizedText ForPerson)
{
    private const int MaxShownName = 64;
    private const int MaxShownFindings = 10;

    public static CallRefusal UnknownTool(string name, IEnumerable<string> known) => new(
        ToolCallStatus.UnknownTool,
        ToolErrorKind.Unavailable,
        $"Error: there is no tool “{Shown(name)}”. The tools are: {string.Join(", ", known)}. Write one of these names exactly so, or answer without a tool.",
        new($"Ein Werkzeug „{Shown(name)}“ gibt es nicht.", $"There is no tool “{Shown(name)}”."));

    public static CallRefusal Unreadable(string tool) => Invalid(tool, "Error: the arguments are no JSON object. Nothing was called. Send one JSON object that fits the tool's schema.");

    public static CallRefusal TooLarge(string tool, int maxBytes) => Invalid(
        tool,
        string.Create(CultureInfo.InvariantCulture, $"Error: the arguments are larger than {maxBytes} bytes. Nothing was called. Send less, or answer without the tool."));

    public static CallRefusal DoesNotFit(string tool, IReadOnlyList<Finding> findings) => Invalid(
        tool,
        $"Error: the arguments do not fit the tool's schema. Nothing was called. {string.Join(' ', findings.Take(MaxShownFindings))}");

    public static CallRefusal TooManyCalls(string tool, int most) => Refused(
        tool,
        string.Create(CultureInfo.InvariantCulture, $"Error: only the first {most} calls of an answer are run. This one was not called. Ask for it again if it is still needed."),
        "zu viele Abfragen auf einmal",
        "too many calls at once");

    public static CallRefusal TimeUsedUp(string tool, TimeSpan limit) => Refused(
        tool,
        string.Create(CultureInfo.InvariantCulture, $"Error: the {limit.TotalSeconds:0.#} seconds for tools are used up. Answer with what is there, and say what could not be looked up."),
        string.Create(CultureInfo.InvariantCulture, $"die {limit.TotalSeconds:0.#} Sekunden für Abfragen sind aufgebraucht"),
        string.Create(CultureInfo.InvariantCulture, $"the {limit.TotalSeconds:0.#} seconds for tools are used up"));

    public static CallRefusal FailedTwice(string tool) => Refused(
        tool,
        "Error: this very call has failed twice and was not called again. Answer with what is there, and say what could not be looked up.",
        "dieselbe Abfrage ist schon zweimal gescheitert",
        "the same call has failed twice");

    public static CallRefusal NobodyToAsk(string tool) => Refused(
        tool,
        "Error: this tool changes something and needs a person's approval, and here nobody can be asked. Nothing was called. Say so in the answer.",
        "dafür braucht es die Zustimmung einer angemeldeten Person",
        "it needs the approval of a person who is logged in");

    public static CallRefusal TimedOut(string tool, TimeSpan limit) => new(
        ToolCallStatus.TimedOut,
        ToolErrorKind.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"Error: the tool did not answer within {limit.TotalSeconds:0.#} seconds."),
        new(
            string.Create(CultureInfo.InvariantCulture, $"„{Shown(tool)}“ hat nicht innerhalb von {limit.TotalSeconds:0.#} Sekunden geantwortet."),
            string.Create(CultureInfo.InvariantCulture, $"“{Shown(tool)}” did not answer within {limit.TotalSeconds:0.#} seconds.")));

    public static CallRefusal Faulted(string tool) => new(
        ToolCallStatus.Failed,
        ToolErrorKind.Faulted,
        "Error: the tool failed. Answer without it, and say that this could not be looked up.",
        new($"„{Shown(tool)}“ hat einen Fehler gemeldet. Er steht im Protokoll des Betriebs.", $"“{Shown(tool)}” reported an error. The operator's log has it."));

    public static CallRefusal Declined(string tool) => new(
        ToolCallStatus.Declined,
        ToolErrorKind.ApprovalRequired,
        "Error: declined by the person. Nothing was called. Do not ask for it again unless the person wishes it.",
        new($"„{Shown(tool)}“ wurde auf Ihren Wunsch nicht ausgeführt.", $"“{Shown(tool)}” was not run, as you wished."));

    /// <summary>The arguments of a model are not repeated to people or logs: they may be anything.</summary>
    private static CallRefusal Invalid(string tool, string forModel) => new(
        ToolCallStatus.InvalidArguments,
        ToolErrorKind.InvalidArguments,
        forModel,
        new($"„{Shown(tool)}“ wurde nicht aufgerufen: Die Angaben des Sprachmodells passten nicht.", $"“{Shown(tool)}” was not called: the language model's arguments did not fit."));

    private static CallRefusal Refused(string tool, string forModel, string de, string en) => new(
        ToolCallStatus.Refused,
        ToolErrorKind.Unavailable,
        forModel,
        new($"„{Shown(tool)}“ wurde nicht aufgerufen: {de}.", $"“{Shown(tool)}” was not called: {en}."));

    private static string Shown(string name) => name.Length > MaxShownName ? $"{name[..MaxShownName]}…" : name;
}
