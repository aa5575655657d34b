using System.Text;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Tests.Findings;

public class SecretTracesTests
{
    private static SecretTraces Knowing(string secret, int publicPrefix = 0)
    {
        var traces = new SecretTraces();
        traces.Add(secret, SampleRules.ApiToken with { PublicPrefix = publicPrefix }, encoded: false);
        return traces;
    }

    [Fact]
    public void A_secret_in_other_text_is_replaced() => Assert.Equal("Remove … from x", Knowing("0123456789abcdefgh").Mask("Remove 0123456789abcdefgh from x"));

    [Fact]
    public void Each_of_several_pieces_is_replaced_once() =>
        Assert.Equal("…-…-x", Knowing("0123456789abcdefgh").Mask("0123456789ab-6789abcdefgh-x"));

    [Fact]
    public void Eleven_characters_are_too_few_to_know() => Assert.Equal("0123456789a", Knowing("0123456789abcdefgh").Mask("0123456789a"));

    [Fact]
    public void A_public_prefix_alone_may_be_shown()
    {
        var traces = Knowing("longpublicprefix_0123456789abcdefgh", 17);

        Assert.Equal("longpublicprefix_…efgh", traces.Mask("longpublicprefix_…efgh"));
        Assert.DoesNotContain("_0", traces.Mask("longpublicprefix_0123456789abcdefgh"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_every_token_of_a_kind_begins_with_is_no_piece_of_one()
    {
        var traces = new SecretTraces();
        var rule = SampleRules.ApiToken with { Pattern = @"\bacme-(?:staging|production)-[0-9a-z]{18}\b" };
        traces.Add("acme-production-0123456789abcdefgh", rule, encoded: false);

        Assert.Equal("deploy/acme-production-eu/a.env", traces.MaskName("deploy/acme-production-eu/a.env"));
        Assert.Equal("acme-production-…", traces.MaskName("acme-production-0123456789abcdefgh"));
    }

    [Fact]
    public void A_value_that_is_short_behind_its_beginning_is_known_by_its_end()
    {
        var traces = new SecretTraces();
        traces.Add("acme-production-0123", SampleRules.ApiToken with { Pattern = "acme-production-[0-9]{4}" }, encoded: false);

        Assert.Equal("acme-pro…", traces.Mask("acme-production-0123"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("user:")]
    public void Base64_at_any_offset_is_known(string before)
    {
        const string secret = "0123456789abcdefgh~~~???ijkl";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + secret + "tail"));
        var urlEncoded = encoded.Replace('+', '-').Replace('/', '_');

        Assert.True(Knowing(secret).Mask(encoded).Length < encoded.Length - 24);
        Assert.True(Knowing(secret).Mask(urlEncoded).Length < encoded.Length - 24);
    }

    [Fact]
    public void A_password_may_be_the_name_of_a_file()
    {
        var traces = new SecretTraces();
        traces.Add("my-database-secret", SampleRules.Password, encoded: false);

        Assert.Equal("my-database-secret.yaml", traces.MaskName("my-database-secret.yaml"));
        Assert.Equal("Change … to", traces.Mask("Change my-database-secret to"));
    }

    [Fact]
    public void Of_any_part_of_a_long_key_no_more_than_five_characters_are_seen_at_each_end()
    {
        var key = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i:x3}"));
        var traces = Knowing(key);

        for (var start = 0; start < 40; start++)
        {
            var masked = traces.Mask(key.Substring(start, 100));
            Assert.Matches("^.{0,5}….{0,5}$", masked);
        }
    }

    [Fact]
    public void It_stays_within_its_bound()
    {
        var traces = new SecretTraces(capacity: 5);
        traces.Add("0123456789abcdefghijklmnopq", SampleRules.ApiToken, encoded: true);

        Assert.Equal("…qrst", traces.Mask("0123456789abqrst"));
        Assert.Equal("fghijklmnopq", traces.Mask("fghijklmnopq"));
    }
}
