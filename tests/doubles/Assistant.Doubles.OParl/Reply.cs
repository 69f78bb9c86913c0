using Assistant.Doubles.OParl.Faults;

namespace Assistant.Doubles.OParl;

/// <summary>An answer before it is sent.</summary>
internal sealed record Reply(int Status, string MediaType, string Content)
{
    private const string Html = "<!DOCTYPE html><html><head><title>Fehler</title></head><body><h1>Es ist ein Fehler aufgetreten</h1></body></html>";

    public static Reply NotFound { get; } = Error(404, "Nicht gefunden");

    public static Reply Error(int status, string message) =>
        new(status, "application/json", $$"""{"type": "https://schema.oparl.org/1.1/Error", "message": "{{message}}"}""");

    public static Reply Of(FaultKind kind) => kind switch
    {
        FaultKind.ServerError => new Reply(500, "text/html", Html),
        FaultKind.Unavailable => new Reply(503, "text/html", Html),
        FaultKind.HtmlPage => new Reply(200, "text/html", Html),
        FaultKind.NotActive => new Reply(200, "text/html", "OParl is not active."),
        FaultKind.Unauthorized => Error(401, "Nicht angemeldet"),
        FaultKind.NotFound => NotFound,
        FaultKind.Gone => Error(410, "Nicht mehr vorhanden"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This fault is no answer of its own."),
    };
}
