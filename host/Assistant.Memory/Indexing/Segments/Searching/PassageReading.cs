using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// Reads a passage word by word and measures how the words of the question stand in it: near each other (Büttcher, Clarke and Lushman 2006: each pair of
/// neighbours adds the other's inverse document frequency over the square of their distance), as neighbours in the question's order, and as quoted phrases. For the
/// passages of one segment; used by one thread.
/// </summary>
internal sealed class PassageReading
{
    private readonly SegmentReader _segment;
    private readonly QuestionGroups _groups;
    private readonly RankingOptions _options;
    private readonly Dictionary<int, int> _groupOf = [];
    private readonly (int ForwardId, int Place)[][] _phrases;
    private readonly HashSet<int> _phraseIds = [];
    private readonly double[] _near;
    private readonly int[] _follows;
    private readonly (int Count, double Idf)[] _bigrams;
    private readonly int[] _seen;
    private readonly HashSet<(int ForwardId, int Place)> _places = [];

    public PassageReading(SegmentReader segment, int number, QuestionGroups groups, IReadOnlyList<QuotedPhrase> phrases, RankingOptions options)
    {
        (_segment, _groups, _options) = (segment, groups, options);
        for (var group = 0; group < groups.All.Count; group++)
        {
            foreach (var member in groups.All[group].Members)
            {
                if (member.Entries[number].Passages > 0)
                    _groupOf.TryAdd(member.Entries[number].ForwardId, group);
            }
        }

        _near = new double[groups.All.Count];
        _bigrams = new (int, double)[groups.All.Count];
        _seen = new int[groups.All.Count];
        _follows = [.. groups.All.Select(group => Predecessor(groups, group.Position))];
        _phrases = [.. phrases.Select(phrase => phrase.In(segment)).OfType<(int, int)[]>()];
        foreach (var (id, _) in _phrases.SelectMany(phrase => phrase))
            _phraseIds.Add(id);
    }

    /// <summary>Measures a passage.</summary>
    public PassageFeatures Read(int passage, double bm25, double document)
    {
        Array.Clear(_near);
        Array.Fill(_seen, int.MinValue / 2);
        Array.Clear(_bigrams);
        _places.Clear();
        var (lastPlace, lastGroup) = (0, -1);
        var reader = new ForwardReader(_segment.Forward(passage));
        while (reader.Read())
        {
            if (_phraseIds.Contains(reader.ForwardId))
                _places.Add((reader.ForwardId, reader.Place));
            if (!_groupOf.TryGetValue(reader.ForwardId, out var group))
                continue;
            if (lastGroup >= 0 && _groups.All[group].Position != _groups.All[lastGroup].Position)
                Pair(group, lastGroup, Math.Max(1, reader.Place - lastPlace));
            FindBigram(group, reader.Place);
            _seen[group] = reader.Place;
            (lastPlace, lastGroup) = (reader.Place, group);
        }

        return new PassageFeatures(bm25, document, Proximity(), Bigrams(), Phrases(), Coverage(passage));
    }

    private void Pair(int a, int b, int distance)
    {
        _near[a] += _groups.All[b].Idf / ((double)distance * distance);
        _near[b] += _groups.All[a].Idf / ((double)distance * distance);
    }

    private double Proximity()
    {
        var proximity = 0.0;
        for (var group = 0; group < _near.Length; group++)
            proximity += Math.Min(1, _groups.All[group].Idf) * _near[group] * (_options.K1 + 1) / (_near[group] + _options.K1);
        return proximity;
    }

    private void FindBigram(int group, int place)
    {
        var best = 0.0;
        for (var before = 0; before < _follows.Length; before++)
        {
            var position = _groups.All[before].Position;
            if (position == _follows[group] && _seen[before] == place - (_groups.All[group].Position - position))
                best = Math.Max(best, Math.Min(_groups.All[before].Idf, _groups.All[group].Idf));
        }

        if (best > 0)
            _bigrams[group] = (_bigrams[group].Count + 1, Math.Max(_bigrams[group].Idf, best));
    }

    // The first time counts half, each further one half of what is left.
    private double Bigrams()
    {
        var sum = 0.0;
        foreach (var (count, idf) in _bigrams)
            sum += idf * (1 - Math.Pow(0.5, count));
        return sum;
    }

    private double Phrases()
    {
        var found = 0.0;
        foreach (var phrase in _phrases)
        {
            foreach (var (id, place) in _places)
            {
                if (id != phrase[0].ForwardId || !Array.TrueForAll(phrase, word => _places.Contains((word.ForwardId, place + word.Place - phrase[0].Place))))
                    continue;
                found += phrase.Length;
                break;
            }
        }

        return found;
    }

    /// <summary>The words of the question that the text, heading or title has.</summary>
    private double Coverage(int passage)
    {
        var (all, found) = (0.0, 0.0);
        var title = new ForwardReader(_segment.ForwardTitle(_segment.PassageDocuments[passage]));
        while (title.Read())
        {
            if (_groupOf.TryGetValue(title.ForwardId, out var group))
                _seen[group] = 0;
        }

        for (var group = 0; group < _seen.Length; group++)
        {
            all += _groups.All[group].Idf;
            found += _seen[group] >= 0 ? _groups.All[group].Idf : 0;
        }

        return all == 0 ? 0 : found / all;
    }

    private static int Predecessor(QuestionGroups groups, int position) =>
        groups.All.Select(group => group.Position).Where(other => other < position).DefaultIfEmpty(-1).Max();
}
