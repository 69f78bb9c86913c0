namespace Assistant.Doubles.Ollama.Requests;

/// <summary>What became of a request.</summary>
public enum RequestOutcome
{
    /// <summary>Not answered to the end yet.</summary>
    Running,

    /// <summary>Answered to the end.</summary>
    Finished,

    /// <summary>The client went away; the generation stopped.</summary>
    Cancelled,

    /// <summary>Refused with an error, or ended by a fault.</summary>
    Failed,
}
