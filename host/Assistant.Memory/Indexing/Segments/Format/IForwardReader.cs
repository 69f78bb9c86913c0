namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Reads the terms of a text one after the other. A structure: reading costs no call through an interface.</summary>
internal interface IForwardReader
{
    /// <summary>The number of the term.</summary>
    int ForwardId { get; }

    /// <summary>Its place, counted in words.</summary>
    int Place { get; }

    /// <summary>Goes to the next term.</summary>
    bool Read();
}
