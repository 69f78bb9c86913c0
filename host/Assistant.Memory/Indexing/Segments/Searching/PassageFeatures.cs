namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>What the second stage knows of a passage. None is negative.</summary>
/// <param name="Bm25">The score of the first stage.</param>
/// <param name="Document">BM25 of the whole document.</param>
/// <param name="Proximity">How near the words of the question stand to each other (Büttcher, Clarke and Lushman 2006).</param>
/// <param name="Bigrams">Neighbours of the question that are neighbours in the text, each counted by the more frequent one's inverse document frequency (the ordered features of Metzler and Croft 2005).</param>
/// <param name="Phrases">How many of the phrases in quotation marks it has, each counted by its words' inverse document frequencies.</param>
/// <param name="Coverage">The share of the question's words that it has, counted by their inverse document frequencies, 0 to 1.</param>
internal readonly record struct PassageFeatures(double Bm25, double Document, double Proximity, double Bigrams, double Phrases, double Coverage);
