using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Assistant.Storage.State;

namespace Assistant.Conversations.Tests.History;

/// <summary>Counts the queries that pass it.</summary>
internal sealed class CountingDatabase(IStateDatabase inner) : IStateDatabase
{
    private int _queries;

    public StateProvider Provider => inner.Provider;

    /// <summary>How many since the last time.</summary>
    public int Take() => Interlocked.Exchange(ref _queries, 0);

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        inner.ReadAsync(connection => read(new Connection(connection, this)), cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        inner.WriteAsync(connection => write(new Connection(connection, this)), cancellationToken);

    private sealed class Connection(DbConnection inner, CountingDatabase counter) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get => inner.ConnectionString; set => throw new NotSupportedException(); }

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => inner.ServerVersion;

        public override ConnectionState State => inner.State;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close() => throw new NotSupportedException();

        public override void Open() => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand()
        {
            Interlocked.Increment(ref counter._queries);
            return inner.CreateCommand();
        }
    }
}
