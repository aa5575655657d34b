#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through the escapes of strings in strings, as JSON has them: <c>\"</c>, <c>\/</c>, <c>\\</c>, <c>\n</c> and their like.
/// Each layer takes away one level of them.
/// </summary>
internal sealed class StringEscapeDecoder() : EscapeDecoder(EncodingKind.StringEscape, (byte)'\\', inLines: true)
{
    protected override bool TryRead(ReadOnlySpan<byte> text, int at, out int character, out int length)
    {
        character = at + 1 >= text.Length ? 0 : text[at + 1] switch
        {
            (byte)'"' => '"',
            (byte)'\'' => '\'',
            (byte)'/' => '/',
            (byte)'\\' => '\\',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            _ => 0,
        };
        length = character == 0 ? 0 : 2;
        return character != 0;
    }

#if NET
    // Other escapes may crowd: whole vectors of them are passed over.
    protected override int Next(ReadOnlySpan<byte> text, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        for (at = base.Next(text, at); at + Vector128<byte>.Count < text.Length; at = base.Next(text, at + Vector128<byte>.Count))
        {
            var behind = Vector128.LoadUnsafe(ref first, (nuint)at + 1);
            var places = Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)at), Vector128.Create((byte)'\\'))
                & (Vector128.Equals(behind, Vector128.Create((byte)'"'))
                    | Vector128.Equals(behind, Vector128.Create((byte)'/'))
                    | Vector128.Equals(behind, Vector128.Create((byte)'\\')));
            if (places != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(places.ExtractMostSignificantBits());
            }
        }

        return at;
    }
#endif

    // Line breaks and the like alone hide nothing.
    protected override bool IsReason(ReadOnlySpan<byte> escape, int character) => escape[1] is (byte)'"' or (byte)'/';
}
