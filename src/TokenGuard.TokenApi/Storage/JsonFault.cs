using System.Text.Json;

namespace TokenGuard.TokenApi.Storage;

/// <summary>
/// What is told of a file that cannot be used. The reader of JSON quotes in its own messages what it stumbled over, which may be a
/// secret: an unquoted one that begins like <c>false</c>, <c>null</c> or <c>true</c> is shown in full.
/// </summary>
internal static class JsonFault
{
    /// <summary>The failure's message; of a failure to read JSON the place alone (line and byte from 1).</summary>
    public static string Describe(Exception failure) => failure is JsonException { LineNumber: var line, BytePositionInLine: var at }
        ? line is null || at is null ? "it is no JSON" : $"it is no JSON at line {line + 1}, byte {at + 1}"
        : failure.Message;
}
