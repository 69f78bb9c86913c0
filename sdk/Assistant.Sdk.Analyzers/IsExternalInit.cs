namespace System.Runtime.CompilerServices;

/// <summary>The compiler wants it for <c>init</c> and records; netstandard2.0 has it not.</summary>
internal static class IsExternalInit;
