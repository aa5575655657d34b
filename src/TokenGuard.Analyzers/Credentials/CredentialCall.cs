using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Knows calls that yield a credential, and calls through which one passes.</summary>
internal static class CredentialCall
{
    private static readonly string[] Verbs =
        ["Get", "Fetch", "Acquire", "Create", "Generate", "Issue", "Load", "Request", "Obtain", "Build", "Retrieve", "Resolve", "Refresh", "Decrypt", "Unprotect", "Read", "Next", "New"];

    /// <summary>
    /// True for a look-up of a key that names a credential (configuration, environment, vault, JSON) and for
    /// methods that say what they make: <c>GetAccessTokenAsync()</c>.
    /// </summary>
    public static bool Yields(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!TextType.IsOrYields(method.ReturnType) && method.ReturnType.Name is not ("IConfigurationSection" or "JsonElement") && method.Name is not ("GetValues" or "GetCommaSeparatedValues"))
        {
            return false;
        }

        return method.Name switch
        {
            "GetConnectionString" => true,
            "GetEnvironmentVariable" or "GetValue" or "GetSection" or "GetRequiredSection" or "GetProperty" or "GetSetting" or "GetAppSetting" or "GetRequiredValue" or "GetSecret"
                or "GetSecretAsync" or "GetTokenAsync" or "GetParameter" or "Get" or "GetValues" or "GetCommaSeparatedValues" or "GetValueOrDefault" => HasCredentialKey(call) || IsMaker(method),
            "GetString" => (method.ContainingType?.Name is "SessionExtensions" or "ISession" or "IDistributedCache" or "DistributedCacheExtensions" && HasCredentialKey(call))
                || (method.ContainingType?.Name == "JsonElement" && call.Instance?.Receiver() is IInvocationOperation inner && Yields(inner)),
            _ => IsMaker(method),
        };
    }

    /// <summary>True for what hands back the text that it is called on, changed or not.</summary>
    public static bool PassesReceiver(IMethodSymbol method) => method.Name switch
    {
        "ToString" => true,
        "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Replace" or "Insert" or "PadLeft" or "PadRight" or "Substring"
            or "Normalize" or "ToCharArray" => method.ContainingType.SpecialType == SpecialType.System_String,
        "AsSpan" or "AsMemory" or "ToArray" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "GetAwaiter" or "GetResult" or "ConfigureAwait" or "Append" => true,
        "GetString" or "GetRawText" => method.ContainingType.Name == "JsonElement",
        _ => false,
    };

    /// <summary>True for what makes a text of its arguments.</summary>
    public static bool PassesArguments(IMethodSymbol method) => method.Name switch
    {
        "Concat" or "Join" or "Format" or "Copy" => method.ContainingType.SpecialType == SpecialType.System_String,
        "GetString" or "GetBytes" => method.ContainingType.Name.Contains("Encoding"),
        "AppendFormatted" or "AppendLiteral" => true,
        "ToBase64String" or "FromBase64String" or "ToHexString" or "UrlEncode" or "UrlDecode" or "EscapeDataString" or "UnescapeDataString" or "HtmlEncode" or "EscapeMarkup"
            or "Create" or "SerializeToUtf8Bytes" => method.ContainingType.SpecialType != SpecialType.None || method.ContainingNamespace?.ToString().StartsWith("System", StringComparison.Ordinal) == true,
        _ => false,
    };

    /// <summary>True for what writes an object with all its properties.</summary>
    public static bool Serializes(IMethodSymbol method) =>
        (method.Name is "Serialize" && method.ContainingType.Name.EndsWith("Serializer", StringComparison.Ordinal))
        || (method.Name is "SerializeObject" && method.ContainingType.Name == "JsonConvert");

    private static bool HasCredentialKey(IInvocationOperation call)
    {
        if (CredentialValue.SpeaksToPeople(call.TargetMethod.ContainingType))
        {
            return false;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Value.ConstantText() is { } key && CredentialKey.IsKey(key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMaker(IMethodSymbol method)
    {
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name;
        if (name is "ReadToken" or "NextToken" or "GetNextToken" || IsGrammar(method.ContainingType))
        {
            return false;
        }

        foreach (var verb in Verbs)
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]))
            {
                return !Masking.Is(name) && CredentialName.IsCredential(name[verb.Length..]);
            }
        }

        return false;
    }

    /// <summary>True for types in which a token is a word of a language.</summary>
    public static bool IsGrammar(ITypeSymbol? type)
    {
        var name = type?.Name ?? "";
        return name.Contains("Lexer") || name.Contains("Tokeniz") || name.Contains("Scanner") || name.Contains("Parser") || name.Contains("Grammar") || name.Contains("Compiler");
    }
}
