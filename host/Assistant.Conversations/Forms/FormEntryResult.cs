namespace Assistant.Conversations.Forms;

/// <summary>What came of keeping what a person typed into a form.</summary>
public enum FormEntryResult
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The message has no such form.</summary>
    NoSuchForm,

    /// <summary>The form has no such field.</summary>
    NoSuchField,
}
