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

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InvalidDataException">A value is out of range.</exception>
    public void Validate()
    {
        if (ResumeWindow < TimeSpan.Zero || ResumeWindow > TimeSpan.FromHours(1) || KeepEnded < TimeSpan.Zero || KeepEnded > TimeSpan.FromHours(1))
            throw new InvalidDataException("The settings of Assistant:Runs are wrong: ResumeWindow and KeepEnded go from 00:00:00 to 01:00:00.");
        if (RunsPerPerson is < 1 or > 10_000 || MaxBytes is < 65_536 or > 256 << 20)
            throw new InvalidDataException("The settings of Assistant:Runs are wrong: RunsPerPerson goes from 1 to 10000, MaxBytes from 64 KiB to 256 MiB.");
    }
}
