using System.Collections.Concurrent;

namespace Assistant.Memory.German;

/// <summary>What means the same in each city: what any council says, its own list, and a thesaurus where one is named. Thread-safe.</summary>
/// <param name="ofCities">City → lines as <see cref="SynonymList.Read"/> takes them.</param>
/// <param name="thesaurus">The thesaurus' file; <see langword="null"/> for none. Read at the first question.</param>
internal sealed class CitySynonyms(IReadOnlyDictionary<string, IReadOnlyList<string>> ofCities, string? thesaurus)
{
    private readonly ConcurrentDictionary<string, SynonymList> _lists = new(StringComparer.Ordinal);

    private readonly Lazy<SynonymList> _general = new(() => thesaurus is null ? SynonymList.BuiltIn : SynonymList.BuiltIn.With(MythesThesaurus.Read(thesaurus)));

    /// <summary>The synonyms of a city; its own come first.</summary>
    /// <param name="cityId">The city.</param>
    public SynonymList Of(string cityId) => ofCities.TryGetValue(cityId, out var lines)
        ? _lists.GetOrAdd(cityId, static (_, own) => SynonymList.Read(own.lines).With(own.general), (lines, general: _general.Value))
        : _general.Value;
}
