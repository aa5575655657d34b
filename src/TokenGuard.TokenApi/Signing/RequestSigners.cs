using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Signing;

/// <summary>Signs requests whose authentication headers cannot be written as a template; rules name the way.</summary>
internal static class RequestSigners
{
    /// <exception cref="ApiException">There is no such way.</exception>
    public static ApiRequest Sign(string signing, ApiRequest request, TokenValues values, DateTimeOffset now) => signing switch
    {
        "aws-sigv4" => AwsSignature.Sign(request, values, now),
        _ => throw new ApiException(ApiFailure.Refused, $"'{signing}' is no way to sign a request"),
    };
}
