using Assistant.Storage;
using Assistant.PluginHosting.Calls;
using Assistant.Sdk;
using Assistant.Walls.Egress;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>One run of a plugin's source. Used by one reader; <see cref="Drop"/> may come from another thread.</summary>
internal sealed class SourceReading : IAsyncDisposable
{
    private readonly PluginInstance _instance;
    private readonly string _name;
    private readonly CancellationTokenSource _own = new();
    private Func<CancellationToken, IAsyncEnumerator<SourceChange>>? _open;
    private IAsyncEnumerator<SourceChange>? _changes;
    private volatile bool _givenUp;

    public SourceReading(PluginInstance instance, string name, IKnowledgeSource source, ReadRequest request)
    {
        _instance = instance;
        _name = name;
        _open = token => source.ReadAsync(request, token).GetAsyncEnumerator(token);
    }

    /// <summary>The next change; <see langword="null"/> at the end.</summary>
    /// <exception cref="PluginException">The source failed; the message is for the operator.</exception>
    public async Task<SourceChange?> NextAsync(CancellationToken cancellationToken)
    {
        var what = $"source {_name}";
        try
        {
            return await _instance.Gate.RunAsync(what, _instance.SourceChangeTimeout, MoveAsync, cancellationToken);
        }
        catch (PluginGoneException)
        {
            throw SourceMessages.Gone(_instance.Manifest.Id);
        }
        catch (PluginTimeoutException exception)
        {
            _givenUp = true;
            _instance.Log.TimedOut(_instance.Manifest.Id, _instance.City.Id, what, exception.Limit.TotalSeconds);
            throw SourceMessages.TimedOut(_name, exception.Limit);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _givenUp = true;
            throw new OperationCanceledException(cancellationToken);
        }
        catch (PluginException exception) when (exception.InnerException is StorageException storage)
        {
            // The plugin's storage is the host's database: a full disk ends the run as it does everywhere else.
            throw new StorageException(storage.Failure, storage.Message, storage);
        }
        catch (PluginException exception)
        {
            throw SourceMessages.Said(exception.Message);
        }
        catch (EgressDeniedException exception)
        {
            throw SourceMessages.Wrong(_name, exception.Message);
        }
        catch (Exception exception)
        {
            _instance.Log.Failed(_instance.Manifest.Id, _instance.City.Id, what, exception.ToString());
            throw SourceMessages.Faulted(_name, exception.GetType().Name);
        }
    }

    /// <summary>Lets go of the plugin's objects.</summary>
    public void Drop()
    {
        _open = null;
        _changes = null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // A move that is still under way must not be disturbed; its own finally blocks run when it ends.
            if (!_givenUp)
                await _instance.Gate.RunAsync($"closing of source {_name}", _instance.CloseTimeout, CloseAsync, CancellationToken.None);
        }
        catch (Exception exception)
        {
            if (exception is not PluginGoneException)
                _instance.Log.Failed(_instance.Manifest.Id, _instance.City.Id, $"closing of source {_name}", exception.ToString());
        }
        finally
        {
            Drop();
            _instance.Forget(this);
            if (!_givenUp)
                _own.Dispose();
        }
    }

    private async Task<SourceChange?> MoveAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static own => ((CancellationTokenSource)own!).Cancel(), _own);
        var changes = _changes ??= _open?.Invoke(_own.Token) ?? throw new PluginGoneException(_instance.Manifest.Id);
        return await changes.MoveNextAsync() ? SourceChangeCopy.Copy(changes.Current) : null;
    }

    private async Task<bool> CloseAsync(CancellationToken cancellationToken)
    {
        if (_changes is { } changes)
            await changes.DisposeAsync();
        return true;
    }
}
