namespace Assistant.Conversations.Uploads;

/// <summary>Why a file is not taken.</summary>
public enum UploadRefusal
{
    /// <summary>It has more bytes than a file may have.</summary>
    TooLarge,

    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>A kind of file that the host does not read.</summary>
    KindNotRead,

    /// <summary>It asks for a password.</summary>
    Encrypted,

    /// <summary>It can be read, but there is no text in it: a scan, where none is recognised.</summary>
    NoText,

    /// <summary>Pictures, on which no text was recognised.</summary>
    NoTextInPicture,

    /// <summary>Pictures, of which none was recognised within the time that there is.</summary>
    NotRecognized,

    /// <summary>Pictures, while others were being recognised all the time.</summary>
    RecognitionBusy,

    /// <summary>It is damaged.</summary>
    Damaged,

    /// <summary>Reading it takes more time or memory than it may.</summary>
    TooDifficult,

    /// <summary>The person has as many unused files as one may have.</summary>
    TooMany,
}
