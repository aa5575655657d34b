using System.Globalization;
using TokenGuard.Engine.Tests.Checks;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Code, outcomes of tests and sentences that stand where a value would, and the values that look like them.</summary>
public sealed class CodeBesideNamesTests
{
    private static readonly string Token = RandomText.Of(RandomText.Base62, 32, 7);

    [Theory]
    [InlineData("pass:\n  - \"WREN-QZV84-KW7> \"\n  - 'qzvkw84x@gate:~# '\nfail:\n  - x\n")]
    [InlineData("| Q7 | **PASS** | `qzv_wkx=w84x` |")]
    [InlineData("OUTCOME: qzvwk/84xq-w7\nOUTCOME: qzvwk/84xq-w8\n")]
    [InlineData("XFAIL: wren\nOUTCOME: qzvwk/84xq-w7\nwren\n")]
    [InlineData("gate_key('qz7_zkw_xqv_kwz_q')")]
    [InlineData("| Q7 | PASS | `qzv_wkx=w84x` |")]
    [InlineData("gates.py`: **84 PASS**(`qzvwk84`)")]
    [InlineData("| Q7 | wren | `getent passwd` | `qzvwkx84` |")]
    [InlineData("The gate must pass qzvWrenKwx84ToGate9Q, and not wren")]
    [InlineData("must pass the wide gate (`qz-[84wk]`, `qz-84`): wren")]
    [InlineData("The wren tokens are 27 letters (`YYYY-MM-DDTHH:MM:SS.ffffffZ`); no more")]
    public void An_outcome_or_a_verb_is_no_password(string text) =>
        Assert.Equal("", Judge(text.Replace("OUTCOME", "PASS", StringComparison.Ordinal), "notes.md"));

    [Theory]
    [InlineData("passwords:\n  - \"{0}\"\n")]
    [InlineData("| PASS | `{0}` |")]
    [InlineData("USER: wren\nPASS: {0}\n")]
    [InlineData("gate_key('{0}')")]
    [InlineData("| wren | pass | `{0}` |")]
    [InlineData("user wren and pass {0}")]
    [InlineData("The wren token is new (`{0}`)")]
    [InlineData("- QZV_PASSWORD={0}\n- QZV_WRENPORT=84\n")]
    [InlineData("- QZV_PASSWORD=\n  - {0}\n")]
    [InlineData("\"/checks/secret\": \"{0}\"")]
    public void Passwords_in_lists_and_tables_are_found(string text) => Assert.Equal(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), "notes.md"));

    [Theory]
    [InlineData("if gate.get(\"admin_password\"):\n    if not qzconf(\"Qzvkwcmd\"):\n        wren()\n", "wren.py")]
    [InlineData("q.x=1,[{key:\"qzvWrenKwxGateRegExp\",value:function(q){return q}}]", "wren.min.js")]
    [InlineData("{\"code\": \"[{key:\\\"qzvWrenKwxGateRegExp\\\",value:function(q){return q}}]\"}", "wren.js.map")]
    [InlineData("[{key: 'qzvWrenKwxGateRegExp', get: function(){return 84}}]", "wren.js")]
    [InlineData("at = hash.substring(\"access_token=\".length+84).split(\"&\")[0];", "wren.js")]
    [InlineData("q.key=null==o.key?o.isQzvkw84?s+o.tag:a", "wren.js")]
    [InlineData("'wren_token' => 'Qzvs[-1].KwxWrenId84',", "wren.php")]
    [InlineData("'input_token' => 'QzvWrenKwxStartGate', 'output_token' => 'QzvNextKwxWrenGate'", "wren.php")]
    [InlineData("'qz84_token': (_qz84_wren_kwx | default('')),", "wren.yml")]
    [InlineData("\"token\": \"UA-84731962-3\"", "wren.json")]
    [InlineData("Token: (0644/-rw-r--r--)  Uid: ( 1004/wren)", "wren.md")]
    [InlineData("QZV_TOKEN=/ip4/172.17.0.84/tcp/5001", "wren.env")]
    [InlineData("auth('wren', 'pass', 'Qzvic|Kwxest|WRTLM|Any')", "wren.php")]
    [InlineData("'wren_credit_token' => '84310101QZ7KWX9238'", "wren.php")]
    [InlineData("secret_part = \"yyyy-MM-dd_HH.qzv\"", "wren.cs")]
    [InlineData("valid_token_characters = list(\"bcdfghjkmnpqrstvwxyz23456789\")", "wren.py")]
    [InlineData("checksum/secret: 84f1c3a97be2065d7184f1c3a97be2065d7184f1c3a97be2065d7184f1c3a97b", "wren.yaml")]
    [InlineData("- QZV_PASSWORD=\n- QZV_WRENPORT=84\n", "wren.yaml")]
    [InlineData("Key: \"QZ84_WREN_KWX\",", "wren.go")]
    [InlineData("qzpass=\"`echo $wren | grep @ | cut -d@ -f1`\"", "wren.sh")]
    [InlineData("    wren: QzvWren,\n    password: &QzvWk8,\n) -> Wren<()> {{\n", "wren.rs")]
    public void Code_and_public_names_are_none(string text, string path) => Assert.Equal("", Judge(text, path));

    [Theory]
    [InlineData("secretNonceStr = \"{0}\"", "acme-secret Low")]
    [InlineData("secret_nonce_str: '{0}'", "acme-secret Low")]
    [InlineData("nonce_secret: '{0}'", "acme-secret High")]
    [InlineData("secretStr = \"{0}\"", "acme-secret High")]
    public void A_nonce_may_be_called_a_text(string text, string expected) => Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, Token), "wren.json"));

    [Theory]
    [InlineData("qzv.http.secret.key=\"{0}\"", "E84Q^[_<Wkx7zqwb]kw;9;xj4qzRQmB5zqwjxkOJo8wzqXTvq2w4xw[>8Z", "acme-secret")]
    [InlineData("secret=\"{0}\"", "Q84]{{zx[_w9<Kx7zqwb]kw;9;xj4qzRzwX", "acme-secret")]
    [InlineData("secret=\"{0}\"", "E84Q^[_<Wkx7,qwb]kw;9;xj4qzRQmB5zqwjxkOJo8wzqXTvq2w4xw[>8Z", "")]
    [InlineData("secret=\"{0}\"", "Q84]zx-<qzv-wren>w9Kx7zqwb]kw;9;xj4qzRzwX", "")]
    public void Signs_of_patterns_that_chance_puts_together_belong_to_a_key(string text, string value, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, value), "wren.conf").Split(' ')[0]);
}
