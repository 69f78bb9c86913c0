namespace Assistant.Doubles.OParl.Faults;

/// <summary>What goes wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>500.</summary>
    ServerError,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>The right answer, but late.</summary>
    Slow,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    DroppedConnection,

    /// <summary>JSON that ends too early.</summary>
    BrokenJson,

    /// <summary>An HTML error page under 200.</summary>
    HtmlPage,

    /// <summary>“OParl is not active.” under 200.</summary>
    NotActive,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>A page's <c>next</c> leads back to the first page.</summary>
    CyclicNext,

    /// <summary>A page's <c>next</c> loses the filter.</summary>
    DroppedFilter,
}
