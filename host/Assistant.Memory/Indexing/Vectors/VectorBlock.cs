using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// A block of a file in memory, as the operating system pages it in, with what is known of each slot. One thread writes, any number read.
/// </summary>
internal sealed unsafe class VectorBlock : IDisposable
{
    private readonly VectorLayout _layout;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _bytes;
    private readonly VectorEntry[] _entries;
    private readonly long[] _passages;

    public VectorBlock(SafeFileHandle handle, VectorLayout layout, int number)
    {
        _layout = layout;
        _entries = new VectorEntry[layout.Slots];
        _passages = new long[layout.Slots];
        _file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(layout.BlockStart(number), layout.BlockLength, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _bytes += _view.PointerOffset;
    }

    /// <summary>The passages by slot; zero where there is none. Numbers change under a reader's eyes, each as a whole.</summary>
    public ReadOnlySpan<long> Passages => _passages;

    /// <summary>The codes of all slots.</summary>
    public ReadOnlySpan<byte> AllCodes => new(_bytes + _layout.Codes, _layout.Slots * _layout.CodeLength);

    /// <summary>The passage of a slot right now; zero where there is none.</summary>
    public long Passage(int slot) => Volatile.Read(ref _passages[slot]);

    /// <summary>What the codes of a slot are multiplied by.</summary>
    public float Scale(int slot) => _entries[slot].Scale;

    /// <summary>The ledger's number of a slot's vector.</summary>
    public long Embedding(int slot) => _entries[slot].Embedding;

    /// <summary>The numbers of a slot.</summary>
    public ReadOnlySpan<Half> Numbers(int slot) => MemoryMarshal.Cast<byte, Half>(NumberBytes(slot));

    /// <summary>The bytes of an entry as they stand in the file.</summary>
    public ReadOnlySpan<byte> Entry(int slot) => new(_bytes + (slot * VectorEntry.Length), VectorEntry.Length);

    /// <summary>Whether codes and numbers of a slot are those that were written.</summary>
    public bool IsSound(int slot) =>
        Crc32C.Of(new ReadOnlySpan<byte>(_bytes + _layout.Codes + (slot * _layout.CodeLength), _layout.CodeLength), NumberBytes(slot)) == _entries[slot].DataChecksum;

    /// <summary>Makes a slot known to readers.</summary>
    public void Publish(int slot, VectorEntry entry)
    {
        _entries[slot] = entry;
        Volatile.Write(ref _passages[slot], entry.Passage);
    }

    /// <summary>Hides a slot from readers.</summary>
    public void Hide(int slot) => Volatile.Write(ref _passages[slot], 0);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private ReadOnlySpan<byte> NumberBytes(int slot) => new(_bytes + _layout.Numbers + (slot * _layout.NumberLength), _layout.NumberLength);
}
