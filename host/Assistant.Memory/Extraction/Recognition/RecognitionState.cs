namespace Assistant.Memory.Extraction.Recognition;

/// <summary>What was done about the pages of a document that are pictures.</summary>
public enum RecognitionState
{
    /// <summary>There are none.</summary>
    NotNeeded,

    /// <summary>Their text was recognised, as far as there is any.</summary>
    Done,

    /// <summary>A limit was reached before all of them were read.</summary>
    Cut,

    /// <summary>Put off: the time for recognition was used up.</summary>
    PutOff,

    /// <summary>The programs for it are not installed.</summary>
    NotInstalled,

    /// <summary>It is switched off.</summary>
    Off,
}
