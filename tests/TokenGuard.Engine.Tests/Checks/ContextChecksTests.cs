using static TokenGuard.Engine.Tests.Checks.Candidates;

namespace TokenGuard.Engine.Tests.Checks;

public sealed class ContextChecksTests
{
    [Fact]
    public void Near_finds_a_word_on_either_side_whatever_its_case()
    {
        Assert.True(PassesIn("near:acme", "AcMe: VALUE", "VALUE"));
        Assert.True(PassesIn("near:acme|other", "VALUE for Other", "VALUE"));
        Assert.False(PassesIn("near:acme", "nothing: VALUE", "VALUE"));
    }

    [Fact]
    public void Near_looks_no_further_than_its_distance()
    {
        Assert.True(PassesIn("near:acme:10", "acme......VALUE", "VALUE"));
        Assert.False(PassesIn("near:acme:9", "acme......VALUE", "VALUE"));
    }

    [Fact]
    public void Not_near_is_the_opposite()
    {
        Assert.False(PassesIn("not-near:sha1", "sha1 VALUE", "VALUE"));
        Assert.True(PassesIn("not-near:sha1", "key VALUE", "VALUE"));
    }

    [Fact]
    public void What_the_value_itself_spells_by_chance_is_not_near()
    {
        Assert.True(PassesIn("not-near:sso:1", "key a8SSo9", "a8SSo9"));
        Assert.False(PassesIn("near:sso", "key a8SSo9", "a8SSo9"));
    }

    [Fact]
    public void Lacks_looks_at_the_value_alone()
    {
        Assert.False(PassesIn("lacks:AZDO|T000", "key 1xT0002", "1xT0002"));
        Assert.True(PassesIn("lacks:AZDO|T000", "AZDO 1xt0002", "1xt0002"));
    }

    [Fact]
    public void Not_path_drops_matching_paths_only()
    {
        Assert.False(PassesIn("not-path:*.lock", "VALUE", "VALUE", "a/yarn.lock"));
        Assert.True(PassesIn("not-path:*.lock", "VALUE", "VALUE", "a/yarn.js"));
    }

    [Theory]
    [InlineData("db:shopper:shopper", "Low")]
    [InlineData("shopper:shopper", "Low")]
    [InlineData("db:myshopper:shopper", "")]
    [InlineData("db:robot:shopper", "")]
    public void A_password_that_repeats_the_user_is_a_default(string text, string ceiling) =>
        Assert.Equal(ceiling, JudgeLast("repeated-user", text, "shopper").Ceiling?.ToString() ?? "");

    [Fact]
    public void A_match_in_the_midst_of_base64_is_chance()
    {
        var value = RandomText.Of(RandomText.Base62, 40, 1);
        var digits = Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData([1])).TrimEnd('=') + "+" + Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData([2])).TrimEnd('=');

        Assert.False(PassesAlwaysIn("encoded-run", digits + "/" + value, value));
        Assert.False(PassesAlwaysIn("encoded-run", value + "/" + digits, value));
        Assert.True(PassesAlwaysIn("encoded-run", $"\"{value}\" {digits}", value));
        foreach (var end in new[] { "\n", "\r\n", " ", "&#10;" })
        {
            Assert.False(PassesAlwaysIn("encoded-run", $"{digits}{end}{digits[..20]}/{value}/wren", value));
            Assert.False(PassesAlwaysIn("encoded-run", $"wren/{value}+{digits[..20]}{end}{digits}", value));
            Assert.True(PassesAlwaysIn("encoded-run", $"{digits[..50]}{end}{value}", value));
        }

        Assert.True(PassesAlwaysIn("encoded-run", $"{digits}\n\n{value}", value));
        Assert.True(PassesAlwaysIn("encoded-run", $"https://acme.example/hooks/shop/{value}/orders/new", value));
    }
}
