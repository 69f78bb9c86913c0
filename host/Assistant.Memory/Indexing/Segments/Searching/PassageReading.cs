using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// Reads a passage word by word and measures how the words of the question stand in it: near each other (Büttcher, Clarke and Lushman 2006: each pair of
/// neighbours adds the other's inverse document frequency over the square of their distance), as neighbours in the question's order, and as quoted phrases. For
/// passages whose terms are numbered alike; used by one thread.
/// </summary>
internal sealed class PassageReading
{
    private readonly SoughtWord[] _words;
    private readonly RankingOptions _options;
    private readonly Dictionary<int, int> _wordOf;
    private readonly (int ForwardId, int Place)[][] _phrases;
    private readonly HashSet<int> _phraseIds = [];
    private readonly double[] _near;
    private readonly int[] _follows;
    private readonly (int Count, double Idf)[] _bigrams;
    private readonly int[] _seen;
    private readonly HashSet<(int ForwardId, int Place)> _places = [];

    /// <summary>Prepares for a question.</summary>
    /// <param name="words">The words of the question.</param>
    /// <param name="wordOf">Which of them a term stands for, by the term's number.</param>
    /// <param name="phrases">What the question has in quotation marks, by the terms' numbers.</param>
    /// <param name="options">The weights.</param>
    public PassageReading(SoughtWord[] words, Dictionary<int, int> wordOf, (int ForwardId, int Place)[][] phrases, RankingOptions options)
    {
        (_words, _wordOf, _phrases, _options) = (words, wordOf, phrases, options);
        _near = new double[words.Length];
        _bigrams = new (int, double)[words.Length];
        _seen = new int[words.Length];
        _follows = [.. words.Select(word => Predecessor(words, word.Position))];
        foreach (var (id, _) in phrases.SelectMany(phrase => phrase))
            _phraseIds.Add(id);
    }

    /// <summary>For the passages of a segment.</summary>
    public static PassageReading In(SegmentReader segment, int number, QuestionGroups groups, IReadOnlyList<QuotedPhrase> phrases, RankingOptions options)
    {
        var wordOf = new Dictionary<int, int>();
        for (var group = 0; group < groups.All.Count; group++)
        {
            foreach (var member in groups.All[group].Members)
            {
                if (member.Entries[number].Passages > 0)
                    wordOf.TryAdd(member.Entries[number].ForwardId, group);
            }
        }

        return new PassageReading(
            [.. groups.All.Select(group => new SoughtWord(group.Position, group.Idf))], wordOf, [.. phrases.Select(phrase => phrase.In(segment)).OfType<(int, int)[]>()], options);
    }

    /// <summary>Measures a passage.</summary>
    /// <param name="text">Its heading and text.</param>
    /// <param name="title">The title of its document.</param>
    /// <param name="bm25">Its score so far.</param>
    /// <param name="document">The score of its document.</param>
    public PassageFeatures Read<TReader>(TReader text, TReader title, double bm25, double document)
        where TReader : IForwardReader, allows ref struct
    {
        Array.Clear(_near);
        Array.Fill(_seen, int.MinValue / 2);
        Array.Clear(_bigrams);
        _places.Clear();
        var (lastPlace, last) = (0, -1);
        while (text.Read())
        {
            if (_phraseIds.Contains(text.ForwardId))
                _places.Add((text.ForwardId, text.Place));
            if (!_wordOf.TryGetValue(text.ForwardId, out var word))
                continue;
            if (last >= 0 && _words[word].Position != _words[last].Position)
                Pair(word, last, Math.Max(1, text.Place - lastPlace));
            FindBigram(word, text.Place);
            _seen[word] = text.Place;
            (lastPlace, last) = (text.Place, word);
        }

        return new PassageFeatures(bm25, document, Proximity(), Bigrams(), Phrases(), Coverage(title));
    }

    private void Pair(int a, int b, int distance)
    {
        _near[a] += _words[b].Idf / ((double)distance * distance);
        _near[b] += _words[a].Idf / ((double)distance * distance);
    }

    private double Proximity()
    {
        var proximity = 0.0;
        for (var group = 0; group < _near.Length; group++)
            proximity += Math.Min(1, _words[group].Idf) * _near[group] * (_options.K1 + 1) / (_near[group] + _options.K1);
        return proximity;
    }

    private void FindBigram(int group, int place)
    {
        var best = 0.0;
        for (var before = 0; before < _follows.Length; before++)
        {
            var position = _words[before].Position;
            if (position == _follows[group] && _seen[before] == place - (_words[group].Position - position))
                best = Math.Max(best, Math.Min(_words[before].Idf, _words[group].Idf));
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
    private double Coverage<TReader>(TReader title)
        where TReader : IForwardReader, allows ref struct
    {
        var (all, found) = (0.0, 0.0);
        while (title.Read())
        {
            if (_wordOf.TryGetValue(title.ForwardId, out var word))
                _seen[word] = 0;
        }

        for (var word = 0; word < _seen.Length; word++)
        {
            all += _words[word].Idf;
            found += _seen[word] >= 0 ? _words[word].Idf : 0;
        }

        return all == 0 ? 0 : found / all;
    }

    private static int Predecessor(SoughtWord[] words, int position) =>
        words.Select(word => word.Position).Where(other => other < position).DefaultIfEmpty(-1).Max();
}
