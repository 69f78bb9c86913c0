namespace Assistant.Doubles.OParl.Vendors;

/// <summary>How a filtered list without objects is answered.</summary>
internal enum EmptyList
{
    /// <summary>A page without objects.</summary>
    Page,

    /// <summary>404.</summary>
    NotFound,

    /// <summary><c>[]</c>.</summary>
    BareArray,
}
