namespace Assistant.Memory.Indexing.Vectors;

/// <summary>A file of vectors cannot be used as it is; it is made anew from the ledger.</summary>
internal sealed class VectorsDamagedException(string message, Exception? innerException = null) : Exception(message, innerException);
