namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// Exact search: every vector that the filter lets through is compared by its codes, on all processors, and the best of those are ordered by
/// their numbers. No graph and no list of centroids: at the size of a city's council one pass takes some milliseconds and misses nothing,
/// however narrow the filter is.
/// </summary>
internal static class VectorScan
{
    /// <summary>How many times more candidates are taken by their codes than are wanted in the end.</summary>
    private const int Oversampling = 4;

    // Less is done sooner than another thread has begun.
    private const int BlocksPerThread = 4;

    /// <summary>Finds the nearest.</summary>
    /// <param name="file">The vectors; entered by the caller.</param>
    /// <param name="query">The question's vector, of length 1.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="filter">Which passages may be found; asked first.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The hits, best first, and how many vectors were not as they were written; those are left out.</returns>
    public static (IReadOnlyList<VectorHit> Hits, int Damaged) Search(VectorFile file, ReadOnlyMemory<float> query, int count, IPassageFilter filter, CancellationToken cancellationToken)
    {
        if (query.Length != file.Shape.Dimension)
            throw new ArgumentException($"The question's vector has {query.Length} numbers, those of {file.Shape.Model} have {file.Shape.Dimension}.", nameof(query));
        if (count <= 0)
            return ([], 0);
        var codes = new sbyte[file.Layout.CodeLength];
        ScalarQuantizer.Quantize(query.Span, codes.AsSpan());
        return Rescore(file, Candidates(file, codes, count * Oversampling, filter, cancellationToken), query.Span, count);
    }

    private static TopCandidates Candidates(VectorFile file, sbyte[] query, int count, IPassageFilter filter, CancellationToken cancellationToken)
    {
        var blocks = file.Blocks.ToArray();
        var offset = ScalarQuantizer.Bias * query.Sum(code => code);
        var next = -1;
        var threads = Math.Clamp((blocks.Length + BlocksPerThread - 1) / BlocksPerThread, 1, Environment.ProcessorCount);
        var parts = new TopCandidates[threads];
        Parallel.For(0, threads, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads }, part =>
        {
            parts[part] = new TopCandidates(count);
            for (var block = Interlocked.Increment(ref next); block < blocks.Length; block = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Scan(file.Layout, blocks[block], block, query, offset, filter, parts[part]);
            }
        });
        foreach (var part in parts.AsSpan(1))
            parts[0].Offer(part);
        return parts[0];
    }

    private static void Scan(VectorLayout layout, VectorBlock block, int number, ReadOnlySpan<sbyte> query, int offset, IPassageFilter filter, TopCandidates best)
    {
        var passages = block.Passages;
        var codes = block.AllCodes;
        var first = number * layout.Slots;
        for (var slot = 0; slot < passages.Length; slot++)
        {
            var passage = passages[slot];
            if (passage == 0 || !filter.Allows(passage))
                continue;
            var product = CodeProduct.Of(codes.Slice(slot * layout.CodeLength, layout.CodeLength), query) - offset;
            best.Offer(product * block.Scale(slot), first + slot);
        }
    }

    private static (IReadOnlyList<VectorHit> Hits, int Damaged) Rescore(VectorFile file, TopCandidates candidates, ReadOnlySpan<float> query, int count)
    {
        var hits = new List<VectorHit>(candidates.Count);
        var damaged = 0;
        var wide = new float[file.Shape.Dimension];
        foreach (var slot in candidates.Slots)
        {
            var (block, at) = (file.Blocks[slot / file.Layout.Slots], slot % file.Layout.Slots);
            VectorMath.Widen(block.Numbers(at), wide);
            var isSound = block.IsSound(at);
            // Asked after the numbers were read. Zero: removed while we looked.
            var passage = block.Passage(at);
            if (isSound && passage != 0)
                hits.Add(new VectorHit(passage, VectorMath.Dot(wide, query)));
            else if (passage != 0)
                damaged++;
        }

        return ([.. hits.OrderByDescending(hit => hit.Cosine).ThenBy(hit => hit.Passage).Take(count)], damaged);
    }
}
