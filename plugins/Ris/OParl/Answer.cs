using System.Text.Json;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>The answer to one request. Holds the JSON document until it is disposed.</summary>
internal sealed class Answer : IDisposable
{
    private readonly JsonDocument? _document;

    private Answer(AnswerKind kind, Uri address, int? status, string reason, JsonDocument? document)
    {
        Kind = kind;
        Address = address;
        Status = status;
        Reason = reason;
        _document = document;
    }

    /// <summary>What came.</summary>
    public AnswerKind Kind { get; }

    /// <summary>What was asked for.</summary>
    public Uri Address { get; }

    /// <summary>The HTTP status; <see langword="null"/> where there was no answer.</summary>
    public int? Status { get; }

    /// <summary>Why there is no JSON, for the operator; empty where there is.</summary>
    public string Reason { get; }

    /// <summary>The document's root. Only for <see cref="AnswerKind.Json"/>.</summary>
    public JsonElement Root => _document?.RootElement ?? throw new InvalidOperationException($"The answer of {Address} is no JSON: {Reason}");

    public static Answer Json(Uri address, int status, JsonDocument document) => new(AnswerKind.Json, address, status, "", document);

    public static Answer Without(AnswerKind kind, Uri address, int? status, string reason) => new(kind, address, status, reason, document: null);

    public void Dispose() => _document?.Dispose();
}
