namespace Assistant.Conversations.Questions;

/// <summary>What a word does in a question, as far as German spelling shows it.</summary>
internal enum WordRole
{
    /// <summary>A noun, a name or a number: what the question is about.</summary>
    Topic,

    /// <summary>A noun behind a preposition of place: where something is, not what.</summary>
    Place,

    /// <summary>A year or a month: when.</summary>
    Time,

    /// <summary>A word that says what kind of answer or paper is wanted: “Kosten”, “Beschluss”, “Antrag”.</summary>
    Frame,

    /// <summary>A verb, an adjective, an adverb.</summary>
    Other,
}
