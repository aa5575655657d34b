using System.Text.Json;

namespace TokenGuard.TokenApi.Calls;

/// <summary>Makes values fit where a request takes them.</summary>
internal static class CallEncoding
{
    public static string Url(string value) => Uri.EscapeDataString(value);

    /// <summary>Inside the quotes of a JSON string.</summary>
    public static string Json(string value) => JsonEncodedText.Encode(value).ToString();
}
