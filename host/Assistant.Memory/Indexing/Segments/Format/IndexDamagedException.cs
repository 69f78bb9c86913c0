namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>A file of the index does not hold what it was written with, or is none of ours. Never leaves the index: it becomes its reason to be rebuilt.</summary>
internal sealed class IndexDamagedException(string cause, Exception? inner = null) : Exception(cause, inner);
