namespace Assistant.Host.Cities;

/// <summary>The city packs of a directory. A broken pack costs its own city. Immutable.</summary>
/// <param name="Directory">Where they lie.</param>
/// <param name="Packs">The good ones, by id.</param>
/// <param name="Errors">The broken ones.</param>
internal sealed record CityPacks(string Directory, IReadOnlyList<CityPack> Packs, IReadOnlyList<CityPackError> Errors)
{
    /// <summary>Reads every <c>DIR/&lt;id&gt;/city.yaml</c>.</summary>
    public static CityPacks Read(string directory)
    {
        var full = Path.GetFullPath(directory);
        var packs = new List<CityPack>();
        var errors = new List<CityPackError>();
        if (!System.IO.Directory.Exists(full))
            return new CityPacks(full, packs, errors);

        foreach (var folder in System.IO.Directory.EnumerateDirectories(full).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, "city.yaml");
            if (!File.Exists(file))
                continue;
            var (pack, error) = CityPackReader.Read(file);
            if (pack is not null)
                packs.Add(pack);
            else
                errors.Add(error!);
        }

        return new CityPacks(full, packs, errors);
    }

    /// <summary>The city of an id.</summary>
    /// <exception cref="UsageException">There is none, or its pack is broken.</exception>
    public CityPack Get(string? id)
    {
        if (Find(id) is { } found)
            return found;
        if (id is null)
            throw new UsageException($"Say which city with --city: {Known()}.");
        var broken = Errors.FirstOrDefault(error => Path.GetFileName(Path.GetDirectoryName(error.File)) == id);
        throw new UsageException(broken is not null
            ? $"The pack of the city “{id}” cannot be used; {broken.File} has the errors listed above."
            : $"There is no city “{id}”. Known: {Known()}. City packs are read from {Directory} (--cities).");
    }

    /// <summary>The city of an id, or the only one there is; <see langword="null"/> where there is none or the choice is open.</summary>
    public CityPack? Find(string? id) => id is null
        ? Packs.Count == 1 ? Packs[0] : null
        : Packs.FirstOrDefault(pack => string.Equals(pack.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first of them, where nobody has chosen.</summary>
    public CityPack? First => Packs.Count > 0 ? Packs[0] : null;

    /// <summary>The ids of the good packs, for a sentence.</summary>
    public string Known() => Packs.Count == 0 ? "none" : string.Join(", ", Packs.Select(pack => pack.Id));
}
