using Assistant.Memory.Indexing.Qdrant.Connection;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>What people are told.</summary>
internal static class Sentences
{
    /// <summary>Why nothing can be searched for.</summary>
    public static string OfSearch(QdrantFailure failure) => failure switch
    {
        QdrantFailure.Unreachable => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver nicht erreichbar ist. Alles andere geht weiter; bitte später noch einmal versuchen.",
        QdrantFailure.TimedOut or QdrantFailure.Busy => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver überlastet ist. Bitte in einer Minute noch einmal versuchen.",
        QdrantFailure.Missing => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver sie nicht mehr hat; mit dem nächsten Abgleich kommen sie zurück. Bitte der Betreuung des Assistenten Bescheid geben.",
        QdrantFailure.StorageFull => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Speicher des Suchservers voll ist. Bitte der Betreuung des Assistenten Bescheid geben.",
        QdrantFailure.ServerFailed => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver einen Fehler meldet. Bitte der Betreuung des Assistenten Bescheid geben.",
        _ => "Die Dokumente lassen sich gerade nicht durchsuchen, weil der Suchserver nicht richtig eingerichtet ist. Bitte der Betreuung des Assistenten Bescheid geben.",
    };

    /// <summary>Why documents are not taken in. What was read stays in the ledger.</summary>
    public static string OfWrite(QdrantFailure failure) => failure switch
    {
        QdrantFailure.Unreachable => "Der Suchserver ist nicht erreichbar. Was gelesen wurde, geht nicht verloren; der nächste Abgleich holt es nach.",
        QdrantFailure.TimedOut or QdrantFailure.Busy => "Der Suchserver ist überlastet. Was gelesen wurde, geht nicht verloren; der nächste Abgleich holt es nach.",
        QdrantFailure.StorageFull => "Der Suchserver nimmt keine Dokumente mehr auf, weil sein Speicher voll ist. Die Betreuung des Assistenten muss dort Platz schaffen; der nächste Abgleich holt es nach.",
        QdrantFailure.ServerFailed => "Der Suchserver meldet einen Fehler. Was gelesen wurde, geht nicht verloren; der nächste Abgleich holt es nach.",
        _ => "Der Suchserver ist nicht richtig eingerichtet. Was gelesen wurde, geht nicht verloren; bitte der Betreuung des Assistenten Bescheid geben.",
    };
}
