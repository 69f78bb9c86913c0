namespace Assistant.Plugins.Ris.OParl;

/// <summary>What a request ended with.</summary>
internal enum AnswerKind
{
    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>404.</summary>
    Missing,

    /// <summary>410: it was there and is gone for good.</summary>
    Gone,

    /// <summary>401 or 403: it may not be read without a login; for a single object it is no longer public.</summary>
    Locked,

    /// <summary>“OParl is not active.”, which more! rubin says under HTTP 200.</summary>
    Inactive,

    /// <summary>Anything else: no answer, a server error, HTML, broken JSON.</summary>
    Failed,
}
