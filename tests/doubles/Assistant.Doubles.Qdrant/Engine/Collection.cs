using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>A collection. Used under the lock of <see cref="Storage"/>.</summary>
internal sealed class Collection(string name, JsonElement creation)
{
    private readonly SortedDictionary<PointKey, StoredPoint> _points = new(PointKey.Order);
    private readonly SortedDictionary<string, JsonElement> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _dense = Vectors(creation);
    private readonly Dictionary<string, JsonElement> _sparse = Named(creation, "sparse_vectors");
    private ulong _operations;

    public string Name => name;

    public JsonElement Creation => creation;

    public int Count => _points.Count;

    public IReadOnlyDictionary<string, JsonElement> Indexes => _indexes;

    /// <summary>The dense vectors by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> DenseVectors => _dense;

    public IEnumerable<StoredPoint> Points => _points.Values;

    public StrictMode Strict { get; } = new(creation.TryGetProperty("strict_mode_config", out var strict) ? strict : default);

    public ulong NextOperation() => ++_operations;

    public StoredPoint? Find(PointKey id) => _points.GetValueOrDefault(id);

    public IEnumerable<StoredPoint> Matching(JsonElement? filter)
    {
        if (filter is not { ValueKind: JsonValueKind.Object } conditions)
            return _points.Values;
        Strict.CheckFilter(conditions, _indexes);
        return _points.Values.Where(Conditions.Compile(conditions));
    }

    public void AddIndex(string field, JsonElement schema) => _indexes[field] = schema;

    public bool RemoveIndex(string field) => _indexes.Remove(field);

    public void Upsert(JsonElement id, JsonElement vectors, JsonElement payload)
    {
        var key = PointKey.Read(id);
        var (dense, sparse) = Read(vectors);
        _points[key] = new StoredPoint(key, payload, dense, sparse, _operations);
    }

    public void UpdateVectors(JsonElement id, JsonElement vectors, Func<StoredPoint, bool> fits)
    {
        var key = PointKey.Read(id);
        var (dense, sparse) = Read(vectors);
        var old = Find(key) ?? throw new RefusedException(404, $"Not found: No point with id {id.GetRawText()} found");
        if (!fits(old))
            return;
        _points[key] = old with
        {
            Dense = old.Dense.Where(vector => !dense.ContainsKey(vector.Key)).Concat(dense).ToDictionary(StringComparer.Ordinal),
            Sparse = old.Sparse.Where(vector => !sparse.ContainsKey(vector.Key)).Concat(sparse).ToDictionary(StringComparer.Ordinal),
            Version = _operations,
        };
    }

    public void Remove(IEnumerable<PointKey> ids)
    {
        foreach (var id in ids.ToList())
            _points.Remove(id);
    }

    /// <summary>Adds a named vector; none of the points has it yet.</summary>
    public void AddVector(string vector, JsonElement config)
    {
        if (_dense.ContainsKey(vector) || _sparse.ContainsKey(vector))
            throw RefusedException.WrongInput($"Vector name {vector} already exists");
        if (config.TryGetProperty("dense", out var dense))
            _dense[vector] = dense;
        else
            _sparse[vector] = config.GetProperty("sparse");
    }

    /// <summary>Takes a named vector away from all points.</summary>
    public void DropVector(string vector)
    {
        if (!_dense.Remove(vector) && !_sparse.Remove(vector))
            throw RefusedException.WrongInput($"Not existing vector name error: {vector}");
        RemoveVectors(_points.Keys, new HashSet<string>([vector], StringComparer.Ordinal));
    }

    public void RemoveVectors(IEnumerable<PointKey> ids, IReadOnlySet<string> vectors)
    {
        foreach (var old in ids.ToList().Select(Find).OfType<StoredPoint>())
        {
            _points[old.Id] = old with
            {
                Dense = old.Dense.Where(vector => !vectors.Contains(vector.Key)).ToDictionary(StringComparer.Ordinal),
                Sparse = old.Sparse.Where(vector => !vectors.Contains(vector.Key)).ToDictionary(StringComparer.Ordinal),
                Version = _operations,
            };
        }
    }

    public bool HasSparse(string vector) => _sparse.ContainsKey(vector);

    public bool HasInverseDocumentFrequency(string vector) => _sparse[vector].TryGetProperty("modifier", out var modifier) && modifier.ValueKind == JsonValueKind.String && modifier.GetString() == "idf";

    /// <summary>The dimensions and the distance of a dense vector.</summary>
    public JsonElement Dense(string vector) => _dense.TryGetValue(vector, out var found) ? found : throw RefusedException.WrongInput($"Not existing vector name error: {vector}");

    private (Dictionary<string, float[]>, Dictionary<string, IReadOnlyDictionary<uint, float>>) Read(JsonElement vectors)
    {
        var dense = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var sparse = new Dictionary<string, IReadOnlyDictionary<uint, float>>(StringComparer.Ordinal);
        if (vectors.ValueKind == JsonValueKind.Array)
        {
            dense[""] = ReadDense("", vectors);
            return (dense, sparse);
        }

        foreach (var vector in vectors.EnumerateObject())
        {
            if (vector.Value.ValueKind == JsonValueKind.Array)
                dense[vector.Name] = ReadDense(vector.Name, vector.Value);
            else if (HasSparse(vector.Name))
                sparse[vector.Name] = ReadSparse(vector.Value);
            else
                throw RefusedException.WrongInput($"Not existing vector name error: {vector.Name}");
        }

        return (dense, sparse);
    }

    public float[] ReadDense(string vector, JsonElement values)
    {
        var config = Dense(vector);
        float[] numbers = [.. values.EnumerateArray().Select(value => value.GetSingle())];
        if (numbers.Length != config.GetProperty("size").GetInt32())
            throw RefusedException.WrongInput($"Vector dimension error: expected dim: {config.GetProperty("size").GetInt32()}, got {numbers.Length}");
        var length = MathF.Sqrt(numbers.Sum(number => number * number));
        // As Qdrant does when a vector comes in.
        return config.GetProperty("distance").GetString() == "Cosine" && length > 0 ? [.. numbers.Select(number => number / length)] : numbers;
    }

    public static Dictionary<uint, float> ReadSparse(JsonElement vector)
    {
        uint[] indices = [.. vector.GetProperty("indices").EnumerateArray().Select(index => index.GetUInt32())];
        float[] values = [.. vector.GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];
        if (indices.Length != values.Length)
            throw new RefusedException(422, "Validation error in JSON body: [vector: must be the same length as indices]");
        if (indices.Distinct().Count() != indices.Length)
            throw new RefusedException(422, "Validation error in JSON body: [vector.indices: must be unique]");
        return indices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static Dictionary<string, JsonElement> Vectors(JsonElement creation)
    {
        var named = Named(creation, "vectors");
        return named.ContainsKey("size") ? new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [""] = creation.GetProperty("vectors") } : named;
    }

    private static Dictionary<string, JsonElement> Named(JsonElement creation, string property) => creation.TryGetProperty(property, out var named) && named.ValueKind == JsonValueKind.Object
        ? named.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal)
        : [];
}
