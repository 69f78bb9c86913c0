namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>The parts of a segment's file. The numbers stand in the file.</summary>
internal enum SegmentSection
{
    /// <summary>City, counts and sums.</summary>
    Summary = 1,

    /// <summary>The terms in blocks of <see cref="TermDictionaryWriter.BlockSize"/>, front-coded (Witten, Moffat and Bell 1999, section 4.1).</summary>
    Terms,

    /// <summary>Where each block of terms begins, and where the postings of its first term do.</summary>
    TermBlocks,

    /// <summary>The posting lists in the order of the terms.</summary>
    Postings,

    /// <summary>The terms of each passage, then of each title, in the order of the text.</summary>
    Forward,

    /// <summary>Where each of them begins, and where the last one ends.</summary>
    ForwardOffsets,

    /// <summary>The ledger's number of each passage.</summary>
    PassageNumbers,

    /// <summary>The <see cref="FieldLengths"/> of each passage.</summary>
    PassageLengths,

    /// <summary>The document of each passage, counted within the segment.</summary>
    PassageDocuments,

    /// <summary>The ledger's number of each document.</summary>
    DocumentNumbers,

    /// <summary>The documents in the order of their numbers.</summary>
    DocumentOrder,

    /// <summary>The first passage of each document, and how many there are in all: a document's passages follow each other.</summary>
    DocumentStarts,

    /// <summary>The audience of each document, counted in <see cref="Tables"/>.</summary>
    DocumentAudiences,

    /// <summary>The day of each document as <see cref="DateOnly.DayNumber"/>; -1 for none.</summary>
    DocumentDays,

    /// <summary>The words of each document without function words.</summary>
    DocumentLengths,

    /// <summary>Where the facet values of each document begin, and how many there are in all.</summary>
    FacetStarts,

    /// <summary>The facet values of the documents, counted in <see cref="Tables"/>.</summary>
    FacetValues,

    /// <summary>Audiences and facet values.</summary>
    Tables,
}
