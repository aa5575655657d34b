using System.Buffers;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Tells by its characters alone whether a file may ask for scopes, before its tree is walked.</summary>
internal static class ScopeFile
{
    private const int LongestHost = 100;

    private static readonly string[] Words = ["scope", "AcquireToken", "TokenRequestContext", "GetAccessTokenFor", "CreateAuthorizationHeaderFor", "NewAuthorization", "GraphServiceClient", "DownstreamApi"];

    private static readonly string[] TokenWords = ["grant_type", "client_id", "oauth/"];

    private static readonly string[] PermissionWords = ["Administrator", "permissions"];

    private static readonly string[] CallWords = ["GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "FromJsonAsync", "AsJsonAsync", "JsonAsync", "StringAsync", "StreamAsync", "BaseAddress", "BaseUrl", "HttpRequestMessage", "RestRequest", "RestClient", "Refit"];

    /// <summary>True if the file may call an API.</summary>
    public static bool MayCall(SyntaxTree tree) => Holds(tree, CallWords);

    /// <summary>True if scopes may be named in the file.</summary>
    public static bool MayAsk(SyntaxTree tree) => Holds(tree, Words);

    /// <summary>True if tokens may be asked for in the file.</summary>
    public static bool MayObtain(SyntaxTree tree) => Holds(tree, TokenWords);

    /// <summary>True if permissions of bots may be named in the file.</summary>
    public static bool MayPermit(SyntaxTree tree) => Holds(tree, PermissionWords);

    /// <summary>True if an address of the file is that of an API.</summary>
    public static bool Names(SyntaxTree tree, Predicate<string> isApi) => Search(tree, text =>
    {
        while (text.IndexOf("://".AsSpan()) is >= 0 and var at)
        {
            text = text[at..];
            if (isApi(text[..Math.Min(LongestHost, text.Length)].ToString()))
            {
                return true;
            }

            text = text[1..];
        }

        return false;
    });

    private static bool Holds(SyntaxTree tree, string[] words) => Search(tree, text =>
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    });

    private static bool Search(SyntaxTree tree, TextPredicate matches)
    {
        var text = tree.GetText();
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            return matches(characters.AsSpan(0, text.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private delegate bool TextPredicate(ReadOnlySpan<char> text);
}
