using System.Text;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Calls;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Signing;

namespace TokenGuard.TokenApi.Tests.Signing;

public sealed class AwsSignatureTests
{
    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    /// <summary>The example of the AWS General Reference, "Signature Version 4 signing process": IAM ListUsers.</summary>
    [Fact]
    public void The_published_example_is_signed_as_published()
    {
        var signed = AwsSignature.Sign(ListUsers(), Values(), Time);
        var authorization = Header(signed, "Authorization");
        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=" + string.Concat("AKID", "EXAMPLE") + "/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="
            + string.Concat("5d672d79c15b1316", "2d9279b0855cfba6", "789a8edb4c82c400", "e06b5924a6f2b5d7"),
            authorization);
        Assert.Equal("20150830T123600Z", Header(signed, "x-amz-date"));
        Assert.DoesNotContain(signed.Headers, header => header.Key is "host" or "content-type");
    }

    [Fact]
    public void A_signature_depends_on_body_time_host_secret_and_session()
    {
        string[] signatures =
        [
            SignatureOf(ListUsers(), Values(), Time),
            SignatureOf(ListUsers(body: "a=b"), Values(), Time),
            SignatureOf(ListUsers(), Values(), Time.AddSeconds(1)),
            SignatureOf(ListUsers(host: "sts"), Values(), Time),
            SignatureOf(ListUsers(), Values(tail: "Z"), Time),
            SignatureOf(ListUsers(), Values().With("session_token", "session"), Time),
        ];
        Assert.Equal(signatures.Length, signatures.Distinct().Count());
    }

    [Fact]
    public void The_token_of_a_session_is_sent_and_signed()
    {
        var signed = AwsSignature.Sign(ListUsers(), Values().With("session_token", "session"), Time);
        Assert.Equal("session", Header(signed, "x-amz-security-token"));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,", Header(signed, "Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_way_to_sign_is_refused() =>
        Assert.Equal(
            "'magic' is no way to sign a request",
            Assert.Throws<ApiException>(() => RequestSigners.Sign("magic", ListUsers(), Values(), Time)).Message);

    private static string SignatureOf(ApiRequest request, TokenValues values, DateTimeOffset time) =>
        Header(AwsSignature.Sign(request, values, time), "Authorization").Split("Signature=")[1];

    private static string Header(ApiRequest request, string name) => request.Headers.Single(header => header.Key == name).Value;

    private static ApiRequest ListUsers(string host = "iam", string? body = null) => new()
    {
        Provider = "aws",
        Method = HttpMethod.Get,
        Url = new Uri($"https://{host}.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
        AllowedHosts = [$"{host}.amazonaws.com"],
        Body = body is null ? null : Encoding.UTF8.GetBytes(body),
        ContentType = "application/x-www-form-urlencoded; charset=utf-8",
    };

    // The published key, in pieces: a scanner would find it whole.
    private static TokenValues Values(string tail = "Y") =>
        TokenValues.Of(
            new Secret(Encoding.UTF8.GetBytes(string.Join('/', "wJalrXUtnFEMI", "K7MDENG+bPxRfi" + "CYEXAMPLEKE" + tail)), 0),
            new Dictionary<string, string> { ["access_key_id"] = string.Concat("AKID", "EXAMPLE") });
}
