using System.Buffers;

namespace TokenGuard.Scanning.Rules;

/// <summary>A resource of an assembly where it lies: to copy it would take a hook longer than to use it.</summary>
/// <param name="start">Its first byte, which stays where it is as long as the program runs.</param>
/// <param name="length">Its length in bytes.</param>
internal sealed unsafe class ResourceMemory(byte* start, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
        // It never moves.
    }

    protected override void Dispose(bool disposing)
    {
        // It belongs to the assembly.
    }
}
