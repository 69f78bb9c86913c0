using Assistant.Memory.Indexing.Qdrant.Connection;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>What people are told.</summary>
internal static class Sentences
{
    public static string Of(QdrantFailure failure) => failure switch
    {
        QdrantFailure.Unreachable => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver nicht erreichbar ist. Alles andere geht weiter; bitte später noch einmal versuchen.",
        QdrantFailure.TimedOut or QdrantFailure.Busy => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver überlastet ist. Bitte in einer Minute noch einmal versuchen.",
        QdrantFailure.StorageFull => "Der Suchserver nimmt keine Dokumente mehr auf, weil sein Speicher voll ist. Suchen geht weiter; die Betreuung des Assistenten muss dort Platz schaffen.",
        _ => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver nicht richtig eingerichtet ist. Bitte der Betreuung des Assistenten Bescheid geben.",
    };
}
