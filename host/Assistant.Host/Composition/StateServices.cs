using System.Globalization;
using System.Net;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Governance;
using Assistant.Storage;
using Assistant.Storage.Directories;
using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;
using Assistant.Storage.State.Sqlite;
using Assistant.Walls.Egress;

namespace Assistant.Host.Composition;

/// <summary>The state database and what is kept in it.</summary>
internal static class StateServices
{
    public static IServiceCollection AddState(this IServiceCollection services, AssistantSettings settings, DataDirectory data)
    {
        services.AddSingleton<IStateDatabase>(provider => settings.State.PostgreSql is { } connectionString
            ? new PostgreSqlStateDatabase(
                new PostgreSqlOptions
                {
                    ConnectionString = connectionString,
                    PasswordFile = settings.State.PasswordFile,
                    Resolve = (host, port, cancellationToken) => ResolveAsync(provider.GetRequiredService<EgressConnector>(), host, port, cancellationToken),
                },
                provider.GetRequiredService<TimeProvider>())
            : new SqliteStateDatabase(data.File("state.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddConversationHistory(new RunnerIdentity(settings.State.Instance ?? $"{Environment.MachineName}:{data.Path}"));
        services.AddGovernance();
        services.AddSingleton(provider => new EvidencePackager(provider.GetRequiredService<TimeProvider>(), settings.Evidence.KeyFile));
        return services;
    }

    // The operator's setting is itself the list of what may be connected to: this server, at this port, and no other.
    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(EgressConnector connector, string host, int port, CancellationToken cancellationToken)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}");
        if (!EgressRule.TryParse(entry, out var rule, out var error))
            throw new StorageException(StorageFailure.NotAccessible, $"The setting Assistant:State:PostgreSql names no server that can be reached: {error}");
        try
        {
            return await connector.ResolveAsync(new EgressPolicy("The state database", [rule], null), host, port, cancellationToken);
        }
        catch (EgressDeniedException exception)
        {
            throw new StorageException(StorageFailure.NotAccessible, $"{exception.Message} Write the server's address itself into Assistant:State:PostgreSql if that is meant.", exception);
        }
    }
}
