using System.Security.Cryptography;
using System.Text;
using static TokenGuard.Engine.Tests.Checks.Candidates;

namespace TokenGuard.Engine.Tests.Checks;

public sealed class ValueChecksTests
{
    [Theory]
    [InlineData("your_api_token")]
    [InlineData("xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("EXAMPLE1234")]
    [InlineData("changeme")]
    [InlineData("~/.ssh/id_ed25519")]
    [InlineData("../keys/signing-2026.pem")]
    [InlineData("ACCESS_KEY")]
    [InlineData("${ACME_TOKEN}")]
    [InlineData("{{ acme_token }}")]
    [InlineData("<token>")]
    [InlineData("acme-<name>-1")]
    [InlineData("acme___1")]
    [InlineData("3abcdefghijklmnop9x7")]
    [InlineData("AbCdEfGhIjKlMnOpQrSt")]
    [InlineData("%DB_PASSWORD%")]
    [InlineData("__DbPassword__")]
    [InlineData("abcabcabcabc")]
    [InlineData("0123456789")]
    [InlineData("a-0000000-b")]
    [InlineData("****************")]
    public void A_placeholder_is_dropped(string value) => Assert.False(PassesAlways("placeholder", value));

    [Fact]
    public void Sequences_of_several_kinds_are_reported_without_high_confidence()
    {
        Assert.Equal(Confidence.Medium, Always("placeholder", string.Concat("3abcdefghijk", "Z12345678901")).Ceiling);
        Assert.Null(Always("placeholder", RandomText.Of(RandomText.Base62, 40, 1)).Ceiling);
    }

    [Fact]
    public void A_short_run_in_a_long_value_is_no_placeholder() =>
        Assert.True(PassesAlways("placeholder", RandomText.Of(RandomText.Base62, 200, 1) + new string('A', 12) + RandomText.Of(RandomText.Base62, 200, 2)));

    [Theory]
    [InlineData("Q>7)t<k=")]
    [InlineData("abcdeZYX12345qponm98765")]
    [InlineData("%41b%42c%")]
    [InlineData("__a1b2c3__")]
    [InlineData("%a")]
    public void What_only_starts_and_ends_like_one_is_no_placeholder(string value) => Assert.True(PassesAlways("placeholder", value));

    [Fact]
    public void Random_values_are_hardly_ever_placeholders()
    {
        var dropped = Enumerable.Range(0, 20_000).Count(seed => !PassesAlways("placeholder", RandomText.Of(RandomText.Base62, 40, seed)));
        Assert.InRange(dropped, 0, 4);
    }

    [Fact]
    public void A_documented_sample_is_dropped_by_the_start_of_its_digest()
    {
        var value = RandomText.Of(RandomText.Base62, 40, 1);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(value)))[..16];
        var rule = Rule with { Samples = [digest] };
        Assert.False(PassesAlways("sample", value, rule));
        Assert.True(PassesAlways("sample", RandomText.Of(RandomText.Base62, 40, 2), rule));
    }

    [Theory]
    [InlineData("CancellationTokenSource")]
    [InlineData("my-application-settings")]
    [InlineData("user_profile_controller")]
    public void Identifiers_read_as_words(string value) => Assert.False(Passes("not-words", value));

    [Theory]
    [InlineData(RandomText.Base62, 40)]
    [InlineData(RandomText.Base62, 20)]
    [InlineData(RandomText.Hex, 32)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", 32)]
    public void Random_values_look_random_and_read_as_no_words(string alphabet, int length)
    {
        var values = Enumerable.Range(0, 2_000).Select(seed => RandomText.Of(alphabet, length, seed)).ToList();
        Assert.InRange(values.Count(value => !Passes("random", value)), 0, 40);
        Assert.InRange(values.Count(value => !Passes("not-words", value)), 0, 20);
    }

    [Theory]
    [InlineData("CancellationTokenSource")]
    [InlineData("aaaaaaaabbbbbbbbcccccccc")]
    [InlineData("abcdefghijklmnopqrstuvwx")]
    [InlineData("11111111111111111111")]
    [InlineData("short1")]
    public void Other_values_do_not_look_random(string value) => Assert.False(Passes("random", value));

    [Theory]
    [InlineData("postgres", false)]
    [InlineData("mySecretPassword", false)]
    [InlineData("secret1", true)]
    [InlineData("qzvxkwpl", true)]
    public void Words_that_stand_for_a_value_are_no_password(string value, bool passes) => Assert.Equal(passes, Passes("not-stand-in", value));
}
