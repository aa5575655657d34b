using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Signing;

/// <summary>
/// Signature version 4 of AWS for its global endpoints. The query of a request must be in the order of its names.
/// Source: docs.aws.amazon.com, "Create a signed AWS API request".
/// </summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Region = "us-east-1";

    /// <exception cref="ApiException">A temporary key lacks its session token.</exception>
    public static ApiRequest Sign(ApiRequest request, AwsKey key, DateTimeOffset now)
    {
        if (AwsKey.IsTemporary(key.Id) && key.SessionToken is null)
        {
            throw new ApiException(ApiFailure.Refused, $"{key.Id} is a temporary key, which works only with its session token, and none was found near it");
        }

        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var day = time[..8];
        var service = request.Url.Host.Split('.')[0];
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Url.Host,
            ["x-amz-date"] = time,
        };
        if (request.Body is not null)
        {
            headers["content-type"] = request.ContentType;
        }

        if (key.SessionToken is { } session)
        {
            headers["x-amz-security-token"] = session;
        }

        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n',
            request.Method.Method, request.Url.AbsolutePath, request.Url.Query.TrimStart('?'),
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")), names, Hex(SHA256.HashData(request.Body ?? [])));
        var scope = $"{day}/{Region}/{service}/aws4_request";
        var toSign = string.Join('\n', Algorithm, time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var signature = Hex(Hmac(KeyFor(key.Secret, day, service), toSign));
        // The client sets host and content type itself.
        var sent = headers.Where(header => header.Key.StartsWith("x-", StringComparison.Ordinal))
            .Append(new("Authorization", $"{Algorithm} Credential={key.Id}/{scope}, SignedHeaders={names}, Signature={signature}"));
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
