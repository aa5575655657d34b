using System.Text.Json;
using System.Text.Json.Serialization;

namespace TokenGuard.Server.Sandbox.Control;

/// <summary>Writes the names of an enum as words with hyphens.</summary>
internal sealed class HyphenatedEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
