namespace Assistant.Host.Http.Boot;

/// <summary>What a question may hold.</summary>
internal sealed record BootLimits
{
    public int QuestionCharacters { get; init; } = 4000;

    public long UploadBytes { get; init; } = 20L << 20;

    public int UploadsPerQuestion { get; init; } = 5;

    public IReadOnlyList<string> UploadTypes { get; init; } = [".pdf", ".txt", ".md", ".csv", ".html"];
}
