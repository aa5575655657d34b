using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Binary;

namespace TokenGuard.Engine.Tests.Rules;

public class RuleCatalogTests
{
    // One text of no length.
    private const string NoText = "010000000000000000";

    [Fact]
    public void Rules_and_providers_are_sorted_by_id_whatever_the_order_of_the_files()
    {
        var catalog = RuleCatalog.Create([File("b", "b-two", "b-one"), File("a-c", "a-c"), File("a", "a-x")]);
        Assert.Equal(["a", "a-c", "b"], catalog.Providers.Select(provider => provider.Id));
        Assert.Equal(["a-c", "a-x", "b-one", "b-two"], catalog.Rules.Select(rule => rule.Id));
        Assert.Equal("b-one", catalog.Find("b-one")?.Id);
        Assert.Null(catalog.Find("b-three"));
    }

    [Fact]
    public void The_hash_is_that_of_what_the_rules_say()
    {
        var hash = RuleCatalog.Create([File("a", "a-x"), File("b", "b-x")]).Hash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, RuleCatalog.Create([Read("elsewhere/b.toml", "# note\n" + Text("b", "b-x")), File("a", "a-x")]).Hash);
        Assert.NotEqual(hash, RuleCatalog.Create([File("a", "a-x")]).Hash);
        Assert.NotEqual(hash, RuleCatalog.Create([File("a", "a-x"), Read("b.toml", Text("b", "b-x") + "risk = 'x'")]).Hash);
    }

    [Fact]
    public void A_users_rule_may_not_take_a_built_in_id()
    {
        var builtIn = RuleCatalogReader.Read(RuleCatalogWriter.Write(RuleCatalog.Create([Read("/build/rules/a.toml", Text("a", "a-x"))])));
        var wrong = Assert.Throws<RuleFileException>(() => builtIn.With([Read("mine.toml", "\n" + Text("a", "a-x"))]));
        Assert.Equal(
            "mine.toml(3,6): the provider id 'a' is already taken at a.toml(2,6)\nmine.toml(6,6): the rule id 'a-x' is already taken at a.toml(5,6)",
            wrong.Message);
    }

    [Fact]
    public void A_users_rules_stand_beside_the_built_in_ones()
    {
        var builtIn = RuleCatalog.Create([File("a", "a-x")]);
        var all = builtIn.With([File("b", "b-x")]);
        Assert.Equal(["a-x", "b-x"], all.Rules.Select(rule => rule.Id));
        Assert.Equal(RuleCatalog.Create([File("b", "b-x"), File("a", "a-x")]).Hash, all.Hash);
        Assert.Equal(["a-x"], builtIn.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void The_rules_of_the_repository_survive_the_binary_form()
    {
        var catalog = RuleCatalog.Create(Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml").Select(path => RuleFileReader.Read(path, System.IO.File.ReadAllBytes(path))));
        AssertSurvives(catalog);
    }

    [Fact]
    public void Every_field_survives_the_binary_form()
    {
        var file = Read("a.toml", """
            [provider]
            id = 'a'
            name = 'Ä'
            generic = true
            links = ['https://a.example']
            send_to = ['{t}.a.example']
            tenant = { t = '[a-z]', not = ['www'] }
            [[provider.except]]
            value = 'v'
            match = 'm'
            line = 'l'
            path = 'p'
            [[provider.api]]
            name = 'n'
            base = 'https://{t}.a.example/v1/'
            schemes = ['Bearer', 'query:key']
            anonymous = ['GET x/**']
            [[provider.api]]
            base = 'https://a.a.example/'
            schemes = ['path']
            [[provider.scheme]]
            scheme = 'Basic'
            base = 'https://a.a.example/'
            value = 'v'
            unless = 'u'
            message = 'm'
            [[provider.scheme]]
            scheme = 'Token'
            message = 'm2'
            [provider.scopes]
            separator = ','
            when_absent = 'everything'
            places = ['query scope']
            endpoints = ['https://{t}.a.example/token']
            prefixes = ['https://a.a.example/']
            complete = true
            [[provider.scope]]
            match = '*.all'
            broad = true
            broad_with = ['f']
            distinct = true
            implies = ['b']
            instead = ['c']
            grants = ['GET,POST d']
            flow = 'application'
            reason = 'e'
            [[provider.scope]]
            match = 'b'
            [[token]]
            id = 'a-x'
            name = 'x'
            pattern = 'x'
            checks = ['entropy:3']
            severity = 'critical'
            confidence = 'low'
            public_prefix = 32
            chosen = true
            variable = 'X'
            retires = 2027-04-30
            risk = 'r'
            remedy = 'm'
            source = 'https://a.example/x'
            examples = ['e']
            counterexamples = ['c']
            samples = ['0123456789abcdef']
            path = 'p'
            [[token.except]]
            value = 'v2'
            [[token.needs]]
            name = 'n'
            kind = 'k'
            pattern = 'p'
            within = 'repo'
            required = true
            not = ['no']
            """);
        AssertSurvives(RuleCatalog.Create([file]));
    }

    [Fact]
    public void The_same_catalogue_gives_the_same_bytes_from_any_folder()
    {
        var here = RuleCatalogWriter.Write(RuleCatalog.Create([Read("/here/a.toml", Text("a", "a-x")), Read("/here/b.toml", Text("b", "b-x"))]));
        var there = RuleCatalogWriter.Write(RuleCatalog.Create([Read(@"C:\there\b.toml", Text("b", "b-x")), Read(@"C:\there\a.toml", Text("a", "a-x"))]));
        Assert.Equal(here, there);
    }

    [Fact]
    public void Damage_of_any_byte_is_noticed()
    {
        var bytes = RuleCatalogWriter.Write(RuleCatalog.Create([File("a", "a-x", "a-y")]));
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x20;
            Assert.Throws<RuleCatalogException>(() => RuleCatalogReader.Read(damaged));
            Assert.Throws<RuleCatalogException>(() => RuleCatalogReader.Read(bytes.AsMemory(0, i)));
        }
    }

    [Theory]
    [InlineData("", "the compiled rules are damaged or of another version: they do not start with the mark of this version")]
    [InlineData("54475242FF", "the compiled rules are damaged or of another version: they do not start with the mark of this version")]
    [InlineData("544752420C", "the compiled rules are damaged: they are cut short")]
    public void Damage_is_named(string hex, string message) =>
        Assert.Equal(message, Assert.Throws<RuleCatalogException>(() => RuleCatalogReader.Read(Convert.FromHexString(hex))).Message);

    // The number of the texts, where each ends, the texts with their zeros, the number of the hash's text, no anchors, no rules that ask, providers, rules.
    [Theory]
    [InlineData("", "a text is cut short")]
    [InlineData("010000000500000041", "a text is cut short")]
    [InlineData("FFFFFFFF00", "a text is cut short")]
    [InlineData("0000000000", "a text is missing")]
    [InlineData("00000000", "a number is cut short")]
    [InlineData("00000000FFFFFFFF0F", "a number is too large")]
    [InlineData("00000000FFFFFFFFFF", "a number does not end")]
    [InlineData(NoText + "0000FFFF03", "a list is cut short")]
    [InlineData(NoText + "000000FFFF03", "a list is cut short")]
    [InlineData(NoText + "000001000000", "a rule that asks for companions is missing")]
    [InlineData(NoText + "0000000000", "something follows the end", "00")]
    [InlineData(NoText + "0002", "neither true nor false")]
    [InlineData(NoText + "0000000105", "a list is cut short")]
    [InlineData(NoText + "000100000001020000", "a list is longer or shorter than it should be")]
    [InlineData(NoText + "0001000000000100000000", "a list is longer or shorter than it should be")]
    [InlineData(NoText + "000101016100000000000000000000000000", "the anchors do not fit each other")]
    [InlineData(NoText + "000100" + "01020000" + "018028" + "00000000000000000000", "a run is of no alphabet")]
    public void A_forged_body_with_the_right_checksum_is_refused_too(string hex, string cause, string more = "")
    {
        var body = Convert.FromHexString(hex + more);
        var checksum = BitConverter.GetBytes(CatalogHeader.Checksum(body));
        byte[] bytes = [.. CatalogHeader.Mark, .. checksum, .. body];
        Assert.Equal($"the compiled rules are damaged: {cause}", Assert.Throws<RuleCatalogException>(() => RuleCatalogReader.Read(bytes)).Message);
    }

    [Fact]
    public void A_forged_rule_is_refused_when_it_is_asked_for()
    {
        // One text, no anchors, no rule that asks, no provider, and one rule of two bytes that ends too early.
        var body = Convert.FromHexString(NoText + "00" + "00" + "00" + "00" + "0102" + "0000");
        byte[] bytes = [.. CatalogHeader.Mark, .. BitConverter.GetBytes(CatalogHeader.Checksum(body)), .. body];
        var catalog = RuleCatalogReader.Read(bytes);
        Assert.Equal("the compiled rules are damaged: a number is cut short", Assert.Throws<RuleCatalogException>(() => catalog.Rules[0]).Message);
    }

    private static void AssertSurvives(RuleCatalog catalog)
    {
        var bytes = RuleCatalogWriter.Write(catalog);
        var read = RuleCatalogReader.Read(bytes);
        Assert.Equal(catalog.Hash, read.Hash);
        Assert.Equal(bytes, RuleCatalogWriter.Write(read));
        Assert.Equivalent(catalog.Providers.Select(WithoutFolder), read.Providers, strict: true);
        Assert.Equivalent(catalog.Rules.Select(WithoutFolder), read.Rules, strict: true);
        Assert.Equal(catalog.Asking.Select(rule => rule.Id), read.Asking.Select(rule => rule.Id));
        Assert.All(read.Rules, rule => Assert.Contains(read.Providers, provider => ReferenceEquals(provider, rule.Provider)));
    }

    private static TokenRule WithoutFolder(TokenRule rule) => rule with
    {
        Origin = rule.Origin! with { File = Path.GetFileName(rule.Origin.File) },
        Provider = WithoutFolder(rule.Provider),
    };

    private static ProviderDefinition WithoutFolder(ProviderDefinition provider) =>
        provider with { Origin = provider.Origin! with { File = Path.GetFileName(provider.Origin.File) } };

    private static RuleFile File(string provider, params string[] rules) => Read(provider + ".toml", Text(provider, rules));

    private static string Text(string provider, params string[] rules) =>
        $"[provider]\nid = '{provider}'\nname = 'P'\n" + string.Concat(rules.Select(rule => $"[[token]]\nid = '{rule}'\nname = 'x'\npattern = 'x'\n"));

    private static RuleFile Read(string path, string text) => RuleFileReader.Read(path, Encoding.UTF8.GetBytes(text));
}
