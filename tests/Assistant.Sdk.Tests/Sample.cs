namespace Assistant.Sdk.Tests;

/// <summary>Something of everything, for the rendering of the public API.</summary>
public abstract class Sample : IDisposable
{
    public const string Word = "word";

    protected Sample()
    {
    }

    public required string Name { get; init; }

    public string? Note { get; set; }

    internal string? Hidden { get; set; }

    public Task<string?> Find<T>(string? key, int max = 10, List<string?>? names = null) where T : class, new() =>
        Task.FromResult(names is null ? key : $"{new T()} {max}");

    public abstract void Dispose();
}
