using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Secrets that nobody committed.</summary>
internal static class MadeUp
{
    public static string Text() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    public static Secret Secret(string text) => new(Encoding.UTF8.GetBytes(text), 0);

    public static string TextOf(Secret secret) => Encoding.UTF8.GetString(secret.Reveal());
}
