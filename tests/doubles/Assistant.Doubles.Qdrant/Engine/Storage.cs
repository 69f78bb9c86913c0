using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>All collections and aliases. Thread-safe: every request holds its lock.</summary>
internal sealed class Storage
{
    private readonly SortedDictionary<string, Collection> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);

    public Lock Lock { get; } = new();

    public IEnumerable<Collection> All => _collections.Values;

    public IReadOnlyDictionary<string, int> Sizes()
    {
        lock (Lock)
            return _collections.ToDictionary(entry => entry.Key, entry => entry.Value.Count, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> Aliases()
    {
        lock (Lock)
            return new SortedDictionary<string, string>(_aliases, StringComparer.Ordinal);
    }

    /// <summary>A collection by its name or an alias.</summary>
    public Collection? Find(string name) => _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name));

    public Collection Require(string name) => Find(name) ?? throw RefusedException.NoCollection(name);

    public void Create(string name, JsonElement creation)
    {
        if (Find(name) is not null)
            throw new RefusedException(409, $"Wrong input: Collection `{name}` already exists!");
        _collections[name] = new Collection(name, creation);
    }

    /// <summary>Deletes a collection by its own name, with its aliases.</summary>
    public bool Drop(string name)
    {
        foreach (var alias in _aliases.Where(entry => entry.Value == name).Select(entry => entry.Key).ToList())
            _aliases.Remove(alias);
        return _collections.Remove(name);
    }

    /// <summary>Carries out all changes of aliases, or none.</summary>
    public void Change(IEnumerable<JsonElement> actions)
    {
        var changed = new Dictionary<string, string>(_aliases, StringComparer.Ordinal);
        foreach (var action in actions)
        {
            if (action.TryGetProperty("create_alias", out var create))
            {
                var (alias, collection) = (create.GetProperty("alias_name").GetString()!, create.GetProperty("collection_name").GetString()!);
                if (_collections.ContainsKey(alias))
                    throw new RefusedException(409, $"Wrong input: Collection `{alias}` already exists!");
                if (!_collections.ContainsKey(collection))
                    throw RefusedException.NoCollection(collection);
                changed[alias] = collection;
            }
            else if (action.TryGetProperty("delete_alias", out var delete))
            {
                changed.Remove(delete.GetProperty("alias_name").GetString()!);
            }
            else
            {
                var rename = action.GetProperty("rename_alias");
                if (!changed.Remove(rename.GetProperty("old_alias_name").GetString()!, out var target))
                    throw new RefusedException(404, $"Not found: Alias {rename.GetProperty("old_alias_name").GetString()} does not exists!");
                changed[rename.GetProperty("new_alias_name").GetString()!] = target;
            }
        }

        _aliases.Clear();
        foreach (var (alias, collection) in changed)
            _aliases[alias] = collection;
    }
}
