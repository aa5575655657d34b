using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules.Calls;
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
        var signed = RequestSigners.Sign(CallSigning.Aws, ListUsers(), Values(), Time);
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
            SignatureOf(ListUsers(), Temporary("session"), Time),
        ];
        Assert.Equal(signatures.Length, signatures.Distinct().Count());
    }

    [Fact]
    public void The_token_of_a_session_is_sent_and_signed()
    {
        var signed = RequestSigners.Sign(CallSigning.Aws, ListUsers(), Temporary("session"), Time);
        Assert.Equal("session", Header(signed, "x-amz-security-token"));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,", Header(signed, "Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_key_without_its_session_is_not_sent() =>
        Assert.EndsWith(
            "is a temporary key, which works only with its session token, and none was found near it",
            Assert.Throws<ApiException>(() => RequestSigners.Sign(CallSigning.Aws, ListUsers(), Values().With("access_key_id", string.Concat("ASIA", "EXAMPLE")), Time)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_key_that_lasts_is_signed_without_the_session_that_stands_beside_it() =>
        Assert.Equal(SignatureOf(ListUsers(), Values(), Time), SignatureOf(ListUsers(), Values().With("session_token", "session"), Time));

    [Fact]
    public void The_owners_key_signs_in_place_of_the_leaked_one()
    {
        var owner = Values().With("admin.access_key_id", "owner").With("admin.secret_access_key", "own");
        Assert.Contains("Credential=owner/", Header(RequestSigners.Sign(CallSigning.AwsAdmin, ListUsers(), owner, Time), "Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_without_a_body_has_no_content_type_to_sign()
    {
        var request = new ApiRequest { Provider = "aws", Method = HttpMethod.Get, Url = ListUsers().Url, AllowedHosts = ["iam.amazonaws.com"] };
        Assert.Contains("SignedHeaders=host;x-amz-date,", Header(RequestSigners.Sign(CallSigning.Aws, request, Values(), Time), "Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_way_to_sign_is_refused() =>
        Assert.Equal(
            "'magic' is no way to sign a request",
            Assert.Throws<ApiException>(() => RequestSigners.Sign("magic", ListUsers(), Values(), Time)).Message);

    private static string SignatureOf(ApiRequest request, TokenValues values, DateTimeOffset time) =>
        Header(RequestSigners.Sign(CallSigning.Aws, request, values, time), "Authorization").Split("Signature=")[1];

    private static string Header(ApiRequest request, string name) => request.Headers.Single(header => header.Key == name).Value;

    private static ApiRequest ListUsers(string host = "iam", string body = "") => new()
    {
        Provider = "aws",
        Method = HttpMethod.Get,
        Url = new Uri($"https://{host}.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
        AllowedHosts = [$"{host}.amazonaws.com"],
        Body = Encoding.UTF8.GetBytes(body),
        ContentType = "application/x-www-form-urlencoded; charset=utf-8",
    };

    private static TokenValues Temporary(string session) => Values().With("access_key_id", string.Concat("ASIA", "EXAMPLE")).With("session_token", session);

    // The published key, in pieces: a scanner would find it whole.
    private static TokenValues Values(string tail = "Y") =>
        TokenValues.Of(
            new Secret(Encoding.UTF8.GetBytes(string.Join('/', "wJalrXUtnFEMI", "K7MDENG+bPxRfi" + "CYEXAMPLEKE" + tail)), 0),
            new Dictionary<string, string> { ["access_key_id"] = string.Concat("AKID", "EXAMPLE") });
}
