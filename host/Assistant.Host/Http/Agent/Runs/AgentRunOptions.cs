namespace Assistant.Host.Http.Agent.Runs;

/// <summary>How long runs go on and are kept without a reader.</summary>
internal sealed class AgentRunOptions
{
    /// <summary>How long a run goes on after the last reader has gone, so that a dropped connection can come back. Default: 15 seconds.</summary>
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the events of a run that has ended are kept. Default: 2 minutes.</summary>
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many runs one person may have under way. Default: 8.</summary>
    public int RunsPerPerson { get; set; } = 8;

    /// <summary>How many bytes of events one run may have; one that has more is ended with a sentence. Default: 8 MiB.</summary>
    public int MaxBytes { get; set; } = 8 << 20;
}
