using System.Globalization;
using TokenGuard.Engine.Assignments.Tables;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>Values that are read further from their name than patterns reach, and the rules of providers that know the name.</summary>
public sealed class RestatedAssignmentTests
{
    private const string Named = """
        [provider]
        id = 'acme'
        name = 'Acme'
        [[token]]
        id = 'acme-key'
        name = 'Acme key'
        assigned_to = ['acme']
        value = '[a-f0-9]{32}'
        """;

    private const string Generic = """
        [provider]
        id = 'generic'
        name = 'Generic'
        generic = true
        [[token]]
        id = 'generic-credential'
        name = 'Credential'
        assigned_to = ['key', 'secret']
        checks = ['credential:token']
        """;

    private const string Constructed = """
        [provider]
        id = 'generic'
        name = 'Generic'
        generic = true
        [[token]]
        id = 'generic-client-key'
        name = 'Key that a client is made with'
        pattern = 'Client\("(?P<secret>[a-f0-9]{20,40})"\)'
        """;

    private static string Value { get; } = RandomText.Of(RandomText.Hex, 32, 11);

    [Theory]
    [InlineData("variable \"acme_api_key\" {{\n  description = \"Of the shop.\"\n  type = string\n  default = \"{0}\"\n}}")]
    [InlineData("- name: ACME_API_KEY\n  readonly: true\n  value: {0}\n")]
    [InlineData("AcmeApiKey:\n  Type: String\n  NoEcho: true\n  Default: {0}\n")]
    [InlineData("<setting name=\"AcmeApiKey\" serializeAs=\"String\">\n  <value>{0}</value>\n</setting>")]
    [InlineData("<key>AcmeApiKey</key>\n<string>{0}</string>")]
    [InlineData("acme_api_key:            {0}")]
    [InlineData("const key = process.env.ACME_API_KEY ?? '{0}'")]
    [InlineData("\"Acme\": {{\n  \"BaseUrl\": \"https://shop.example\",\n  \"ApiKey\": \"{0}\"\n}}")]
    [InlineData("{{\"shop\": {{\"a\": 1}}, \"acme\": {{\"retries\": [1, 2], \"api_key\": \"{0}\"}}}}")]
    [InlineData("acme:\n  # of the shop\n  enabled: true\n  api_key: {0}\n")]
    [InlineData("[acme]\nenabled = true\n\napi_key = {0}\n")]
    [InlineData("client = Acme(\n    retries=3,\n    api_key='{0}',\n)")]
    [InlineData("Shop shop = Acme.builder().host(\"shop.example\").apiKey(\"{0}\").build();")]
    [InlineData("var shop = new Acme.Builder()\n    .Retries(Math.Max(3, 4))\n    .ApiKey(\"{0}\")\n    .Build();")]
    [InlineData("$shop = Acme::make()->retries(3)->apiKey('{0}');")]
    [InlineData("class AcmeOptions\n{{\n    int Retries = 3;\n    string ApiKey = \"{0}\";\n}}")]
    public void A_provider_claims_what_is_read_behind_its_name(string text)
    {
        var full = string.Format(CultureInfo.InvariantCulture, text, Value);

        Assert.Equal(["acme-key"], Ids(TestScan.Scan(TestScan.Compile(Named, Generic), full)));
        Assert.Equal(["generic-credential"], Ids(TestScan.Scan(TestScan.Compile(Generic), full)));
    }

    [Theory]
    [InlineData("shop,acme_token\n", "", "", "acme-key")]
    [InlineData("id,acme_token\n", "", "shop", "acme-key")]
    [InlineData("id,acme_token\n", "shop", "", "generic-credential")]
    [InlineData("id,acme_token\n", "", "", "generic-credential")]
    public void A_word_far_from_the_column_and_its_value_is_near_neither(string heading, string before, string beside, string id)
    {
        var rows = string.Concat(Enumerable.Repeat("1,\n", 500));
        var generic = Generic.Replace("'key'", "'token'", StringComparison.Ordinal);
        var named = Named + "\nchecks = ['near:shop']";

        Assert.Equal([id], Ids(TestScan.Scan(TestScan.Compile(named, generic), $"{heading}{rows}{before},\n{rows}{beside},{Value}\n")));
    }

    [Fact]
    public void Of_more_findings_in_rows_than_are_kept_no_more_are_made()
    {
        var generic = TestScan.Compile(Generic.Replace("'key'", "'token'", StringComparison.Ordinal));
        var rows = string.Concat(Enumerable.Range(0, RowBudget.MostFindings + 10).Select(i => $"1,{RandomText.Of(RandomText.Hex, 32, i)}\n"));

        Assert.Equal(["12000 findings, 10000 kept"], TestScan.Scan(generic, "id,acme_token\n" + rows).LimitsReached);
    }

    [Theory]
    [InlineData("acme:\n  enabled: true\nother:\n  retries: 3\n  api_key: {0}\n")]
    [InlineData("{{\"acme\": {{\"a\": 1}}, \"other\": {{\"b\": 2, \"api_key\": \"{0}\"}}}}")]
    [InlineData("[acme]\nenabled = true\n[other]\nretries = 3\napi_key = {0}\n")]
    [InlineData("// acme\nclass Options\n{{\n    string ApiKey = \"{0}\";\n}}")]
    [InlineData("acme = load()\nretries = 3\napi_key = '{0}'")]
    [InlineData("acme:\n  api_key:            {0}0\n")]
    [InlineData("acme(); other.builder().apiKey(\"{0}\").build();")]
    [InlineData("acme list | other login --api-key {0}")]
    [InlineData("acme list\nother login --api-key {0}")]
    public void A_provider_claims_nothing_that_is_named_for_another(string text) => Assert.DoesNotContain(
        "acme-key", Ids(TestScan.Scan(TestScan.Compile(Named, Generic), string.Format(CultureInfo.InvariantCulture, text, Value))));

    [Fact]
    public void The_rules_checks_judge_it_where_it_stands()
    {
        var text = $"variable \"acme_api_key\" {{\n  default = \"{Value}\"\n}}\n# of the shop";

        Assert.Equal(["acme-key"], Ids(TestScan.Scan(TestScan.Compile(Named + "\nchecks = ['near:shop']\n", Generic), text)));
        Assert.Equal(["generic-credential"], Ids(TestScan.Scan(TestScan.Compile(Named + "\nchecks = ['not-near:shop']\n", Generic), text)));
    }

    [Fact]
    public void What_the_pattern_meets_too_is_one_finding()
    {
        var result = TestScan.Scan(TestScan.Compile(Named, Generic), $"[shop]\nacme_api_key = {Value}\n");

        Assert.Equal("acme-key 22-54", Assert.Single(result.Spell()));
        Assert.Equal("generic-credential", Assert.Single(result.Displaced).Rule.Id);
    }

    [Fact]
    public void The_rules_of_one_provider_alone_find_the_same()
    {
        var all = TestScan.Compile(Named, Generic).Catalog;
        var text = $"variable \"acme_api_key\" {{\n  default = \"{Value}\"\n}}\nother_secret = \"{Value[..30]}\"";

        var result = TestScan.Scan(CompiledRules.Compile(all.Only(["acme"])), text);

        Assert.Equal(["acme-key"], Ids(result));
        Assert.Empty(result.Displaced);
        Assert.Equal(["acme-key", "generic-credential"], Ids(TestScan.Scan(CompiledRules.Compile(all), text)));
    }

    [Theory]
    [InlineData("$ sudo /usr/bin/acme orders list --limit 3 --api-key {0}")]
    [InlineData("cd shop && SHOP=1 npx acme login \\\n  --user robin \\\n  --api-key {0}")]
    public void A_provider_claims_what_its_program_is_given(string text)
    {
        var rules = TestScan.Compile(Named.Replace("['acme']", "['acme{between}key']", StringComparison.Ordinal), Generic);

        Assert.Equal(["acme-key"], Ids(TestScan.Scan(rules, string.Format(CultureInfo.InvariantCulture, text, Value))));
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("acme{between}token")]
    [InlineData("acme{between}api[_-]?key")]
    public void A_provider_claims_what_its_client_is_made_with(string name)
    {
        var rules = TestScan.Compile(Named.Replace("['acme']", $"['{name}']", StringComparison.Ordinal).Replace("{32}", "{31}", StringComparison.Ordinal), Constructed);

        Assert.Equal(["generic-client-key"], Ids(TestScan.Scan(rules, $"new AcmeClient(\"{Value}\")")));
        Assert.Equal(["acme-key"], Ids(TestScan.Scan(rules, $"new AcmeClient(\"{Value[1..]}\")")));
        Assert.Equal(["generic-client-key"], Ids(TestScan.Scan(rules, $"new OtherClient(\"{Value[1..]}\")")));
    }

    private static IEnumerable<string> Ids(ScanResult result) => result.Findings.Select(finding => finding.Rule.Id);
}
