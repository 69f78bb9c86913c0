using System.Collections.Concurrent;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Embeds the passages of the ledger in the background: those without a vector of the city's first model, each text once, a batch at a time.
/// When all have one, the city is searched by that model, and what others made is deleted. A kill at any point loses at most one batch.
/// </summary>
public sealed partial class PassageEmbedder : IDisposable
{
    private const int DocumentsAtATime = 16;
    private readonly EmbeddingLedger _ledger;
    private readonly ICityVectors _vectors;
    private readonly IEmbedder _embedder;
    private readonly EmbeddingOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<PassageEmbedder> _logger;
    private readonly ConcurrentDictionary<string, EmbeddingTurn> _turns = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0, 1);

    internal PassageEmbedder(EmbeddingLedger ledger, ICityVectors vectors, IEmbedder embedder, EmbeddingOptions options, TimeProvider timeProvider, ILogger<PassageEmbedder> logger)
    {
        _ledger = ledger;
        _vectors = vectors;
        _embedder = embedder;
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Goes on until it is ended: looks for work at every interval and whenever it is woken. A city that fails waits, the others do not.</summary>
    /// <param name="cities">The cities.</param>
    /// <param name="cancellationToken">Ends it; the next time goes on.</param>
    public async Task RunAsync(IReadOnlyList<string> cities, CancellationToken cancellationToken)
    {
        foreach (var city in cities)
            await TryAsync(city, () => _vectors.VerifyAsync(city, cancellationToken), cancellationToken);
        while (true)
        {
            var next = _options.Interval;
            foreach (var city in cities)
            {
                var wait = await TryAsync(city, () => RunOnceAsync(city, cancellationToken), cancellationToken);
                next = wait < next ? wait : next;
            }

            await WaitAsync(next, cancellationToken);
        }
    }

    /// <summary>There may be new passages; returns at once.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been told and has not got round to it.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    /// <summary>Why passages of a city are not being embedded; <see langword="null"/> where they are, or all have been.</summary>
    internal string? Reason(string cityId) => _turns.TryGetValue(cityId, out var turn) ? turn.Reason : null;

    /// <summary>Embeds what lacks a vector, and brings what is searched to that.</summary>
    /// <exception cref="EmbeddingException">The embedder is unavailable; what was made stays.</exception>
    internal async Task RunOnceAsync(string cityId, CancellationToken cancellationToken)
    {
        var models = _ledger.Models(cityId);
        // What was deleted leaves at once, whatever becomes of the embedder.
        if (models.FirstOrDefault(model => model.IsComplete) is { } searched)
            await _vectors.UpdateAsync(searched, cancellationToken);
        if (_embedder.Models(cityId) is [var name, ..])
            await RunOnceAsync(models.FirstOrDefault(model => model.Name == name) ?? await _ledger.BeginAsync(cityId, name, 0, cancellationToken), cancellationToken);
        else
            await DeleteUnusedAsync(models, cancellationToken);
    }

    private async Task RunOnceAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        try
        {
            model = await FillAsync(model, EmbedAsync, cancellationToken);
        }
        catch (DimensionChangedException exception)
        {
            LogExchanged(model.Name, model.CityId, model.Dimension, exception.Dimension);
            model = await FillAsync(await _ledger.BeginAsync(model.CityId, model.Name, exception.Dimension, cancellationToken), EmbedAsync, cancellationToken);
        }
        catch (EmbeddingException) when (model.IsComplete)
        {
            // A text that was only moved needs no embedder; what is then left over belongs to nobody.
            await FillAsync(model, (same, _, _) => Task.FromResult(same), cancellationToken);
            await _ledger.DeleteUnusedAsync(model, cancellationToken);
            await _vectors.UpdateAsync(model, cancellationToken);
            throw;
        }

        await _ledger.DeleteUnusedAsync(model, cancellationToken);
        if (model.Dimension == 0)
            return;
        await _vectors.UpdateAsync(model, cancellationToken);
        await _ledger.CompleteAsync(model, cancellationToken);
        foreach (var other in _ledger.Models(model.CityId).Where(other => other.Id != model.Id))
        {
            await _vectors.DeleteAsync(other, cancellationToken);
            await _ledger.DeleteAsync(other, cancellationToken);
            LogSwitched(model.CityId, other.Name, model.Name);
        }
    }

    private async Task DeleteUnusedAsync(IReadOnlyList<EmbeddingModel> models, CancellationToken cancellationToken)
    {
        foreach (var model in models)
            await _ledger.DeleteUnusedAsync(model, cancellationToken);
    }

    private async Task<EmbeddingModel> FillAsync(
        EmbeddingModel model, Func<EmbeddingModel, IReadOnlyList<EmbeddingPassage>, CancellationToken, Task<EmbeddingModel>> embed, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (_ledger.Lacking(model, after, DocumentsAtATime) is { Count: > 0 } documents)
        {
            var passages = _ledger.Passages(model, documents);
            model = await embed(model, passages, cancellationToken);
            await _ledger.LinkAsync(model, passages, cancellationToken);
            after = documents[^1];
        }

        return model;
    }

    private async Task<EmbeddingModel> EmbedAsync(EmbeddingModel model, IReadOnlyList<EmbeddingPassage> passages, CancellationToken cancellationToken)
    {
        var texts = passages.DistinctBy(passage => passage.Hash, StringComparer.Ordinal).ToList();
        var known = _ledger.Known(model, [.. texts.Select(text => text.Hash)]);
        texts.RemoveAll(text => known.Contains(text.Hash));
        while (texts.Count > 0)
        {
            var (made, dimension) = await Turn(model.CityId).Batches.NextAsync(model, texts, cancellationToken);
            if (model.Dimension == 0)
                model = model with { Dimension = dimension };
            await _ledger.KeepAsync(model, made, cancellationToken);
            foreach (var failed in made.Where(one => one.Vector is null))
                LogNotEmbedded(model.CityId, model.Name, failed.Reason!);
            texts.RemoveRange(0, made.Count);
        }

        return model;
    }

    private async Task<TimeSpan> TryAsync(string cityId, Func<Task> work, CancellationToken cancellationToken)
    {
        var turn = Turn(cityId);
        var now = _timeProvider.GetUtcNow();
        if (now < turn.NotBefore)
            return turn.NotBefore - now;
        try
        {
            await work();
            turn.Succeeded();
            return _options.Interval;
        }
        catch (Exception exception) when (exception is EmbeddingException or StorageException or IOException or PassageIndexException)
        {
            var isNews = turn.Reason is null;
            // An index has a sentence for people; the one for operators is inside.
            var reason = exception is PassageIndexException { InnerException: { } cause } ? cause.Message : exception.Message;
            var wait = turn.Failed(reason, _options, _timeProvider.GetUtcNow());
            if (isNews)
                LogWaiting(cityId, reason);
            return wait;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(exception, cityId);
            return turn.Failed($"{exception.GetType().Name}: {exception.Message}", _options, _timeProvider.GetUtcNow());
        }
    }

    private EmbeddingTurn Turn(string cityId) => _turns.GetOrAdd(cityId, _ => new EmbeddingTurn(new TextBatches(_embedder, _options)));

    private async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_wake.WaitAsync(over.Token), Task.Delay(limit, _timeProvider, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passages of {City} wait for their vectors and are searched by words meanwhile: {Reason}")]
    private partial void LogWaiting(string city, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Embedding passages of {City} failed and is tried again")]
    private partial void LogBroken(Exception exception, string city);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A passage of {City} was not embedded by {Model} and is found by its words alone: {Reason}")]
    private partial void LogNotEmbedded(string city, string model, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Model} of {City} gave vectors of {Before} numbers and now gives {Now}: it was exchanged, and everything is embedded anew.")]
    private partial void LogExchanged(string model, string city, int before, int now);

    [LoggerMessage(Level = LogLevel.Information, Message = "{City} is searched by {New} from now on; what {Old} made was deleted.")]
    private partial void LogSwitched(string city, string old, string @new);
}
