using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class AssignmentPatternTests
{
    private const string Value = "0a1b2c3d4e5f60718293";

    private static PatternSearch Between { get; } = new(Pattern.Parse(AssignmentPattern.Expand(["emca{between}secret"], "[a-f0-9]{20}")));

    private static PatternSearch Search { get; } = new(Pattern.Parse(AssignmentPattern.Expand(["acme", "a\\.c\\.m\\.e"], "[a-f0-9]{20}")));

    [Theory]
    [InlineData("ACME_TOKEN=@")]
    [InlineData("ACME_TOKEN = @")]
    [InlineData("export ACME_TOKEN=\"@\"")]
    [InlineData("set ACME_TOKEN=@\r\n")]
    [InlineData("$env:ACME_TOKEN = '@'")]
    [InlineData("ENV ACME_TOKEN @")]
    [InlineData("setx ACME_TOKEN \"@\"")]
    [InlineData("ACME_TOKEN ?= @")]
    [InlineData("ACME_TOKEN := @")]
    [InlineData("ACME_TOKEN ::= @")]
    [InlineData("acme.token=@")]
    [InlineData("acme.token: @")]
    [InlineData("acme-token: '@'")]
    [InlineData("acme token: @")]
    [InlineData("acme:\n  api_key: @")]
    [InlineData("[acme]\ntoken = \"@\"")]
    [InlineData("\"acmeToken\": \"@\",")]
    [InlineData("{\\\"acmeToken\\\":\\\"@\\\"}")]
    [InlineData("\"acme\": { \"apiKey\": \"@\" }")]
    [InlineData("'acme' => ['secret' => '@'],")]
    [InlineData("var acmeKey = \"@\";")]
    [InlineData("const acmeKey = `@`;")]
    [InlineData("private const string AcmeKey = \"@\";")]
    [InlineData("let acmeKey: string = '@';")]
    [InlineData("val acmeKey: String? = \"@\"")]
    [InlineData("const ACME_KEY: &str = \"@\";")]
    [InlineData("acmeKey := \"@\"")]
    [InlineData("acme_key = b'@'")]
    [InlineData("acme_key = r\"\"\"@\"\"\"")]
    [InlineData("auto acmeKey = u8\"@\";")]
    [InlineData("NSString *acmeKey = @\"@\";", 22)]
    [InlineData("$acme['key'] = '@';")]
    [InlineData("config[:acme_key] = \"@\"")]
    [InlineData("config.acme_key ||= '@'")]
    [InlineData("acmeKey <- \"@\"")]
    [InlineData("acme->key = \"@\"")]
    [InlineData("setProperty(\"acme.key\", \"@\")")]
    [InlineData("acmeClient(\"@\")")]
    [InlineData("new AcmeClient(apiKey: \"@\")")]
    [InlineData("acme_login(token=\"@\")")]
    [InlineData("os.environ[\"ACME_KEY\"] = \"@\"")]
    [InlineData("#define ACME_KEY \"@\"")]
    [InlineData("--acme-token @")]
    [InlineData("--acme-token=@")]
    [InlineData("<acmeToken>@</acmeToken>")]
    [InlineData("<add key=\"AcmeToken\" value=\"@\" />")]
    [InlineData("<string name=\"acme_key\">@</string>")]
    [InlineData("- name: ACME_TOKEN\n  value: @")]
    [InlineData("| acme token | @ |")]
    [InlineData("X-Acme-Token: @")]
    [InlineData("acme_authorization: Bearer @")]
    [InlineData("https://host/?acme_key=@&x=1")]
    [InlineData("a.c.m.e_key=@")]
    public void An_assignment_gives_away_its_value(string text, int at = -1)
    {
        var start = at >= 0 ? at : text.LastIndexOf('@');
        var found = Find(text.Remove(start, 1).Insert(start, Value));
        Assert.Equal([ByteSpan.FromBounds(start, start + Value.Length)], found);
    }

    [Theory]
    [InlineData("TOKEN=@")]
    [InlineData("cme_token=@")]
    [InlineData("acme_token=@a")]
    [InlineData("acme_token=@_")]
    [InlineData("acme_token=@-1")]
    [InlineData("acme_token=x@")]
    [InlineData("acme_token=_@")]
    [InlineData("acme_token=/@")]
    [InlineData("acme_token@")]
    [InlineData("acme; @")]
    [InlineData("acme + @")]
    [InlineData("acme is a company\nand @ is a number")]
    [InlineData("acme_token = load(x)\nother = \"@\"")]
    [InlineData("acme_token = \"\"\ncommit @")]
    [InlineData("acme_token = null;\nhash = \"@\"")]
    [InlineData("acme_token = compute(\"@\")")]
    [InlineData("acme/issues/@")]
    [InlineData("acme://@")]
    [InlineData("acme == other && key == \"@\"")]
    [InlineData("acme_a_name_that_is_longer_than_any_name_ever_should_be=@")]
    [InlineData("@ = acme_token")]
    [InlineData("\"acme-signature\": \"@/M9pg=\"")]
    [InlineData("acme_digest: @+kx2==")]
    public void What_is_no_assignment_gives_away_nothing(string text) =>
        Assert.Empty(Find(text.Replace("@", Value, StringComparison.Ordinal)));

    [Theory]
    [InlineData("emca_secret = '@'", true)]
    [InlineData("[emca]\nsecret = @", true)]
    [InlineData("\"emca\": {\"app\": {\"secret\": \"@\"}}", true)]
    [InlineData("emca.configure(\"prod\", secret=\"@\")", true)]
    [InlineData("emca access secret: @", true)]
    [InlineData("calling emca api with secret @", true)]
    [InlineData("emca is not close to the secret = '@'", false)]
    [InlineData("emca\nsecret = '@'", false)]
    public void Between_the_providers_word_and_the_keys_structure_may_stand_and_no_prose(string text, bool isFound) =>
        Assert.Equal(isFound, Between.TryNext(Encoding.ASCII.GetBytes(text.Replace("@", Value, StringComparison.Ordinal)), 0, out _));

    [Fact]
    public void Two_assignments_side_by_side_are_two() => Assert.Equal(
        [new ByteSpan(5, 20), new ByteSpan(31, 20)],
        Find($"acme={Value},acme={Value}"));

    private static List<ByteSpan> Find(string text)
    {
        var found = new List<ByteSpan>();
        for (var from = 0; Search.TryNext(Encoding.ASCII.GetBytes(text), from, out var match);)
        {
            var secret = match.Group(1)!.Value;
            found.Add(secret);
            from = secret.End;
        }

        return found;
    }
}
