namespace Assistant.Memory.German.Questions;

/// <summary>Turns the words of a question into weighted terms with alternatives.</summary>
internal sealed class QuestionAnalyzer(GermanAnalyzer analyzer, SynonymList synonyms, IVocabulary vocabulary)
{
    private static readonly string[] Links = ["", "s", "n", "es", "en"];

    private readonly QuestionBuilder _builder = new();
    private readonly List<SpellingCorrection> _corrections = [];

    /// <summary>Reads a question. Once for each object.</summary>
    /// <param name="text">The question.</param>
    public Question Analyze(string text)
    {
        var all = QuestionTokens.Read(text, analyzer);
        var tokens = WithoutFillers(all);
        var noNoun = all.Any(token => token.Position > 0 && char.IsUpper(token.Written[0])) ? QuestionWeights.NoNoun : 1;
        foreach (var token in tokens)
            Add(token, char.IsLower(token.Written[0]) ? noNoun : 1);
        var words = tokens.Where(token => token.Token.Kind is TokenKind.Word).ToList();
        for (var i = 1; i < words.Count; i++)
            Join(words[i - 1], words[i]);
        if (!synonyms.IsEmpty)
            AddSynonyms(tokens);
        return new Question(_builder.Build()) { Corrections = _corrections };
    }

    private static IReadOnlyList<QuestionToken> WithoutFillers(IReadOnlyList<QuestionToken> tokens)
    {
        var kept = new List<QuestionToken>(tokens.Count);
        var before = "";
        foreach (var token in tokens)
        {
            if (token.Terms.Count > 0 && !QuestionFillers.Contains(token.Folded, before))
                kept.Add(token);
            if (!token.Token.Kind.IsComposite())
                before = token.Folded;
        }

        return kept.Count > 0 ? kept : [.. tokens.Where(token => token.Terms.Count > 0)];
    }

    private void Add(QuestionToken token, double weight)
    {
        var factor = token.Whole is { Token.Kind: not (TokenKind.Compound or TokenKind.Ellipsis) } ? weight * QuestionWeights.Piece : weight;
        var words = token.Terms.Where(term => term.Kind == TermKind.Word).ToList();
        var parts = token.Terms.Where(term => term.Kind == TermKind.Part).ToList();
        foreach (var word in words)
            _builder.Add(word.Term, TermKind.Word, factor, token.Position);

        var isKnown = words.Exists(word => vocabulary.Frequency(word.Term) > 0);
        foreach (var part in parts)
            _builder.Add(part.Term, TermKind.Part, factor * (isKnown ? QuestionWeights.Part : QuestionWeights.PartOfUnknown), token.Position);

        var isFoundByParts = parts.Count > 0 && parts.TrueForAll(part => vocabulary.Frequency(part.Term) > 0);
        if (token.Token.Kind == TokenKind.Word && words.Count == 1)
            Correct(token, words[0].Term, isFoundByParts ? 1 : 2);
    }

    private void Correct(QuestionToken token, string term, int maxEdits)
    {
        var corrections = SpellingCorrector.Correct(token.Folded, term, maxEdits, vocabulary);
        if (corrections.Count == 0)
            return;
        foreach (var (corrected, edits) in corrections)
            _builder.AddAlternative(term, corrected, Math.Pow(QuestionWeights.Correction, edits));
        _corrections.Add(new SpellingCorrection(token.Written, [.. corrections.Select(correction => correction.Term)]));
    }

    // “Hunde Steuer” also means the Hundesteuer.
    private void Join(QuestionToken first, QuestionToken second)
    {
        if (second.Token.Start != first.Token.End + 1 || second.Position != first.Position + 1 || second.Whole is not null)
            return;
        var joined = Links.Select(link => GermanStemmer.Stem(first.Folded + link + second.Folded)).FirstOrDefault(term => vocabulary.Frequency(term) > 0);
        if (joined is not null)
            _builder.Add(joined, TermKind.Word, QuestionWeights.Joined, first.Position);
    }

    private void AddSynonyms(IReadOnlyList<QuestionToken> tokens)
    {
        foreach (var (term, _) in _builder.Terms)
            AddSynonyms(term, term);

        var words = tokens.Where(token => !token.Token.Kind.IsComposite()).ToList();
        for (var count = 2; count <= SynonymList.MaxWords; count++)
        {
            for (var i = 0; i + count <= words.Count; i++)
            {
                var stems = words.GetRange(i, count).ConvertAll(word => word.Terms[0].Term);
                AddSynonyms(string.Join(' ', stems), Rarest(stems));
            }
        }
    }

    // Of several words, the rarest stands for all: the index has no terms of several words.
    private void AddSynonyms(string key, string term)
    {
        foreach (var synonym in synonyms.Of(key))
        {
            var stems = synonym.Term.Split(' ');
            if (!stems.All(stem => vocabulary.Frequency(stem) > 0))
                continue;
            var rarest = Rarest(stems);
            _builder.AddAlternative(term, rarest, synonym.Weight * Math.Min(1, Rarity(term) / Rarity(rarest)));
        }
    }

    // A synonym that is rarer than the word itself would count more than the word.
    private double Rarity(string term) => Math.Log(1 + ((vocabulary.Passages + 0.5) / (vocabulary.Frequency(term) + 0.5)));

    private string Rarest(IReadOnlyList<string> stems) => stems.MinBy(vocabulary.Frequency)!;
}
