namespace Assistant.Load;

internal enum StreamEnd
{
    /// <summary>With its end mark.</summary>
    Finished,

    /// <summary>With its end mark, and marked as an answer that broke off.</summary>
    Partial,

    /// <summary>With an error, said or not.</summary>
    Failed,
}
