namespace Assistant.Host.Http.Boot;

/// <summary>Where the page gets a visitor's settings from.</summary>
internal interface IVisitorPreferences
{
    /// <summary>What the visitor has set; the defaults where that is nothing.</summary>
    /// <param name="subject">The visitor.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="Storage.StorageException">They cannot be read.</exception>
    Task<PreferencesOutput> ReadAsync(string subject, CancellationToken cancellationToken);
}
