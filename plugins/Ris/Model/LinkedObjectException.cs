namespace Assistant.Plugins.Ris.Model;

/// <summary>An object that another one only links to could not be fetched just now; the other one is tried again in the next run.</summary>
internal sealed class LinkedObjectException(string link, string reason)
    : Exception($"The linked object {link} cannot be read: {reason}. It is tried again in the next run.");
