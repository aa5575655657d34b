using System.Text;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Embedded;
using TokenGuard.Analyzers.Names;
using TokenGuard.Engine.Checks;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>Judges by name and value whether an entry of a configuration file holds a credential.</summary>
internal static class ConfigurationJudge
{
    /// <summary>The scanner's rule for what is known by its name only.</summary>
    public const string NamedRule = "generic-credential";

    private const int LongestValue = 4096;
    private const int ShortestToken = 8;
    private const int ShortestKey = 16;
    private const double MostWords = 0.75;

    /// <summary>Words of notes that say where the value really is.</summary>
    private static readonly string[] Notes =
        ["set ", "store", "vault", "user secret", "user-secret", "environment", "configur", "replace", "provide", "overrid", "insert", "enter ", "your", " here", "see ", "put ", "generate"];

    private static readonly string[] References = ["arn:", "env:", "vault:", "file:", "ssm:", "secret:", "ref:", "ref+", "keyvault:", "kv:", "ENC(", "{cipher}", "urn:"];

    private static readonly string[] FileEndings = [".pem", ".key", ".pfx", ".p12", ".cer", ".crt", ".jks", ".json", ".txt", ".xml"];

    /// <summary>The credential's place in the entry's value, the rule that it falls under and what it is, if the rule's name does not say it; null if there is none.</summary>
    public static (TextSpan Span, string RuleId, string? Name)? Judge(in ConfigurationEntry entry, string text)
    {
        if (entry.Value.Length is < 2 or > LongestValue)
        {
            return null;
        }

        if (EmbeddedCredentials.MayBeIn(entry.Value.AsSpan()))
        {
            foreach (var credential in EmbeddedCredentials.Find(entry.Value))
            {
                var at = text.IndexOf(credential.Value, entry.Span.Start, entry.Span.Length, StringComparison.Ordinal);
                return (at < 0 ? entry.Span : new TextSpan(at, credential.Value.Length), credential.RuleId, credential.Name);
            }
        }

        return IsCredential(entry) ? (entry.Span, NamedRule, null) : null;
    }

    private static bool IsCredential(in ConfigurationEntry entry)
    {
        var value = entry.Value.Trim();
        if (PlaceholderText.Is(value) || PlaceholderText.IsCode(value) || IsReference(value) || string.Equals(value, entry.Key, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (ConnectionKey.IsPassword(entry.Key) && CredentialName.IsPassword(entry.Key))
        {
            return MayBePassword(value);
        }

        if (IsSecretName(entry))
        {
            return IsToken(value) || IsPassphrase(value, entry.Key);
        }

        return ((IsListOfCredentials(entry.Parent) && !SaysWhich(entry.Key)) || IsListOfCredentials(entry.Key)) && IsToken(value);
    }

    /// <summary>A key may need its parent's name: <c>"Jwt": { "Key": … }</c>.</summary>
    private static bool IsSecretName(in ConfigurationEntry entry) =>
        CredentialName.IsCredential(entry.Key)
        || entry.Key is "validationKey" or "decryptionKey"
        || (NameWords.Split(entry.Key) is ["key" or "value" or "secret"] && entry.Parent.Length > 0 && CredentialName.IsCredential(entry.Parent + ":" + (entry.Key is "value" or "Value" ? "" : entry.Key)));

    private static bool IsListOfCredentials(string name) =>
        name.EndsWith("s", StringComparison.OrdinalIgnoreCase) && CredentialName.IsCredential(name[..^1]);

    /// <summary>What stands beside a credential in a list and tells where it is or whose: <c>CertificateThumbprint</c>, <c>ManagedIdentityClientId</c>.</summary>
    private static bool SaysWhich(string key) =>
        NameWords.Split(key) is { Count: > 0 } words
        && words[^1] is "thumbprint" or "fingerprint" or "kid" or "id" or "uri" or "url" or "endpoint" or "path" or "file" or "container" or "type" or "version";

    /// <summary>Any word may be a password; labels, file names and the word for it are none.</summary>
    private static bool MayBePassword(string value)
    {
        var words = value.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 3 || (words.Length > 1 && !value.Any(char.IsDigit)))
        {
            return false;
        }

        return value.Any(char.IsLetter) ? !IsNameOfCredential(value) : value.Length >= 4;
    }

    /// <summary>Letters alone that say what a value is: <c>Passwort</c>, <c>user_password</c>, <c>X-Api-Key</c>.</summary>
    private static bool IsNameOfCredential(string value) =>
        value.All(c => char.IsLetter(c) || c is '_' or '-' or '.' or ':')
        && (NameWords.Split(value) is { Count: > 1 } words
            ? words.Any(word => CredentialName.IsCredential(word) || word == "key")
            : CredentialName.IsCredential(value));

    private static bool IsToken(string value) =>
        value.Length >= ShortestToken
        && !value.Any(char.IsWhiteSpace)
        && value.Any(char.IsDigit)
        && value.Count(char.IsLetter) > 1
        && WordLikeness.Share(Encoding.UTF8.GetBytes(value)) < MostWords;

    /// <summary>What people make up as a key: long, of words, and no note on where to find it.</summary>
    private static bool IsPassphrase(string value, string key)
    {
        if (value.Length < ShortestKey || NameWords.Split(key)[^1] is not ("key" or "secret" or "apikey" or "secretkey" or "clientsecret")
            || value.IndexOfAny(['.', ':', '/', '@']) >= 0 || Notes.Any(note => value.IndexOf(note, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return false;
        }

        return value.IndexOfAny(['-', '_']) < 0 || value.Any(char.IsDigit);
    }

    private static bool IsReference(string value) =>
        value.Contains("://")
        || value[0] is '/' or '~'
        || (value[0] == '.' && value.Length > 1 && value[1] is '.' or '/' or '\\')
        || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/')
        || References.Any(reference => value.StartsWith(reference, StringComparison.OrdinalIgnoreCase))
        || FileEndings.Any(ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
