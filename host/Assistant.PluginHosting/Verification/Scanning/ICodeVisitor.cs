using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Sees what <see cref="CodeWalk"/> passes.</summary>
internal interface ICodeVisitor
{
    /// <summary>A type, member or stand-alone signature that is referred to; nil where a type has no base.</summary>
    void Reference(EntityHandle handle, CodePlace place);

    /// <summary>A string in a body.</summary>
    void Text(string text, CodePlace place);

    /// <summary>A method, with the types of its signature.</summary>
    void Method(MethodDefinition method, CodePlace place);

    /// <summary>The signature of a field.</summary>
    void Field(BlobHandle signature, CodePlace place);

    /// <summary>The signature of a body's local variables.</summary>
    void Locals(BlobHandle signature, CodePlace place);
}
