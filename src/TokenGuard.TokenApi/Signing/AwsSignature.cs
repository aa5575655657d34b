using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Signing;

/// <summary>
/// Signature version 4 of AWS for its global endpoints, with the key <c>access_key_id</c>, the secret and, for
/// temporary keys, <c>session_token</c>. Source: docs.aws.amazon.com, "Create a signed AWS API request".
/// </summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Region = "us-east-1";

    public static ApiRequest Sign(ApiRequest request, TokenValues values, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var day = time[..8];
        var service = request.Url.Host.Split('.')[0];
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = request.ContentType,
            ["host"] = request.Url.Host,
            ["x-amz-date"] = time,
        };
        if (values.Has("session_token"))
        {
            headers["x-amz-security-token"] = values["session_token"];
        }

        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n',
            request.Method.Method, request.Url.AbsolutePath, request.Url.Query.TrimStart('?'),
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")), names, Hex(SHA256.HashData(request.Body ?? [])));
        var scope = $"{day}/{Region}/{service}/aws4_request";
        var toSign = string.Join('\n', Algorithm, time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var signature = Hex(Hmac(KeyFor(values["secret"], day, service), toSign));
        // The client sets host and content type itself.
        var sent = headers.Where(header => header.Key.StartsWith("x-", StringComparison.Ordinal))
            .Append(new("Authorization", $"{Algorithm} Credential={values["access_key_id"]}/{scope}, SignedHeaders={names}, Signature={signature}"));
        return new ApiRequest
        {
            Provider = request.Provider,
            Method = request.Method,
            Url = request.Url,
            AllowedHosts = request.AllowedHosts,
            Tenant = request.Tenant,
            Headers = [.. request.Headers, .. sent],
            Body = request.Body,
            ContentType = request.ContentType,
            Repeatable = request.Repeatable,
        };
    }

    private static byte[] KeyFor(string secret, string day, string service) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), day), Region), service), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
