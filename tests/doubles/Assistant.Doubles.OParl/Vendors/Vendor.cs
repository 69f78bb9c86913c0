using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl.Vendors;

/// <summary>How a vendor's server differs from the specification. The base is the specification itself.</summary>
internal class Vendor
{
    public virtual string Version => "1.1";

    public virtual int PageSize => 10;

    /// <summary>Tombstones stand in lists only with a filter, and only since 1.1.</summary>
    public virtual bool ListsTombstones => true;

    /// <summary>Whether the filter is refused: the status to answer.</summary>
    public virtual int? Refuses(string rawQuery) => null;

    /// <summary>The moment by which the filter judges an object.</summary>
    public virtual string Modified(JsonObject item) => item["modified"]!.GetValue<string>();

    /// <summary>The order of a list.</summary>
    public virtual IEnumerable<JsonObject> Order(IEnumerable<JsonObject> items) => items;

    /// <summary>Changes an object, a copy, before it is served; called for embedded objects too.</summary>
    public virtual void Shape(JsonObject item)
    {
    }

    /// <summary>The answer for a filtered list without objects; <see langword="null"/> for an empty page.</summary>
    public virtual EmptyList Empty(string list) => EmptyList.Page;

    /// <summary>Whether the link to the given page keeps the filter.</summary>
    public virtual bool KeepsFilter(int page) => true;

    /// <summary>Whether the filter in links is percent-encoded.</summary>
    public virtual bool EncodesLinks => true;

    /// <summary>Whether the list of bodies is just the body.</summary>
    public virtual bool BareBody => false;

    /// <summary>The last change to the text that goes out.</summary>
    public virtual string Write(string json) => json;

    public static Vendor Of(OParlProfile profile, TimeProvider clock) => profile switch
    {
        OParlProfile.SessionNet => new SessionNet(),
        OParlProfile.Allris4 => new Allris4(),
        OParlProfile.SdNetRim => new SdNetRim(),
        OParlProfile.MoreRubin => new MoreRubin(clock),
        _ => new Vendor(),
    };
}
