namespace Assistant.Host.Http.Boot;

/// <summary>Everybody has the defaults.</summary>
internal sealed class DefaultPreferences : IVisitorPreferences
{
    public Task<PreferencesOutput> ReadAsync(string subject, CancellationToken cancellationToken) => Task.FromResult(new PreferencesOutput());
}
