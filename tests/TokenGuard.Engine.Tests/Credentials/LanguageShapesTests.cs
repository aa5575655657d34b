using System.Globalization;
using System.Text;
using TokenGuard.Engine.Tests.Checks;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Types, members, versions, addresses and escapes of many languages, which stand behind a credential's name.</summary>
public sealed class LanguageShapesTests
{
    private static readonly string Token = RandomText.Of(RandomText.Base62, 32, 7);

    [Theory]
    [InlineData("function QzvOpen(lpQzvPassword:LPCWSTR; lpGate:LPCWSTR):DWORD;", "wren.txt")]
    [InlineData("function QzvOpen(conn: TQZ; password: Pnstr8): TQZCODE;", "wren.txt")]
    [InlineData("function QzvOpen(password: pcint8): cint32; cdecl;", "wren.txt")]
    [InlineData("key: Tgwren_x509_privkez_t;", "wren.txt")]
    [InlineData("if q <> nil then KwxPass := pEntry^.pw_qzvkwd", "wren.txt")]
    [InlineData("PQZV_TOKEN = ^tagKWX_QZTOKS;", "wren.txt")]
    [InlineData("QZV_ACCESS_TOKEN = $1f0fff;", "wren.txt")]
    [InlineData("QZBUTTON_PASS     = $1B000401; { wren }", "wren.txt")]
    [InlineData("QZV_PASSWORD  = QZVKWX_WRENNAME+185,", "wren.txt")]
    [InlineData("    pass => \\&qzv_kwxword,", "wren.txt")]
    [InlineData("\\&     pass => \\e&qzv_kwxword,", "wren.3")]
    [InlineData("uid = WORD\\->qz_kwx84;", "wren.2")]
    [InlineData("let q[host].passwd = s:qzvrw_kwxzd", "wren.txt")]
    [InlineData("WORD = fetchpwz_84x", "wren.pp")]
    [InlineData("WORD = fetchpwz_84x", "wren.ss")]
    [InlineData("\\tex_kwx:D \\l_@@_qzvlysis_token \\@@_qzvlysis_a_kwxgz_aux:w", "wren.dtx")]
    [InlineData("def wren(self, private_key: qz25519.Qz25519PrivateKey, f: Wren)", "wren.py")]
    [InlineData("['qz.kwx.Gate.Secret', 'qz.gtk.KWXus.C.Qzame', 'Wren']", "wren.build")]
    [InlineData("The key 'qzv.kwf[123].gzx[].jkw' is parsed", "wren.py")]
    public void Types_and_members_are_none(string text, string path) => Assert.Equal("", Judge(text.Replace("WORD", "pwd", StringComparison.Ordinal), path));

    [Theory]
    [InlineData("\"PASS\": '\\x1b[0;32m', # green", "wren")]
    [InlineData("password = b\"\\x01\\x00\\x84\"", "wren.py")]
    [InlineData("_key = \"qzv_id#2024-04-30#\\x00\\x13\\x00\\xf3\"", "wren.proto")]
    [InlineData("<Value Root=\"QZ\" Key=\"Software\\\\Qz-kwxre\\\\Q7\" />", "wren.txt")]
    [InlineData("open(\"/srv/wren/authorized_keys\" [qzvem_u:object_r:kwx_t:s0]>)", "wren.log")]
    [InlineData("key: Qzvudes2-0.1.0.0-inplz-kwlib+3gY9SyjX86dBypHcO", "wren.cabal")]
    [InlineData("apt\tpasswd\t1:4.13+qzv1-1+kwx12u1", "wren.tsv")]
    [InlineData("toolskey = \"QZ%0.f0KWXTOOLZ\" % wren", "wren.py")]
    [InlineData("QZV_DBG(q, QZV_KEY, \"pzvze_qbility=0x%llx\\n\",", "wren.c")]
    [InlineData("QZV_DBG(q, QZV_KEY, \"0q1d70=((0x%x))\\n\",", "wren.c")]
    [InlineData("assert_key \"Q-C-W-$qztended_key\" \"$wren\"", "wren.sh")]
    [InlineData("Requires.token: @QZVSSH2_PC_KWXQUIRES_WRZQ@", "wren.pc.in")]
    [InlineData("secret C1 = 0xacd5ad43274593b9_u64", "wren.cr")]
    [InlineData("loadGate(h, libGateToken, \"_D3qzv6kwxessFZv\");", "wren.d")]
    [InlineData("#define QZV2_SHA1_KEY   qzv2_wcng.hKwxHzacSHA1", "wren.h")]
    [InlineData("\tQ0SplitKeys:    c.kwxsh.q0Zimitz,", "wren.go")]
    [InlineData("wren_token=\"$QZV_HOST:$QZV_KWD\"", "wren.zsh")]
    [InlineData("wrenSeed_key := 16rEFCDAB8998BADCFE10325476C3D2E1F067452301.", "wren.st")]
    [InlineData("val confKey = \"qkzv.kwx-szf4j\"", "wren.txt")]
    [InlineData("wren_md_hmackey:QZVKWXTLS_MD_WRZPEMD160:20:\"0b\"", "wren.data")]
    [InlineData("wren set public key after key: secp256r1 then wren", "wren.data")]
    [InlineData("wren_secrets *q13_kw_secrets =\n    &kwshake->q13_kw_zecretq;", "wren.txt")]
    [InlineData("print(\"/u:Wren /p:Pwd7! /vmkwx:84f1c3a9-7be2-465d-9e1c-3b8f2a6d7c05 \"", "wren.c")]
    [InlineData("To use it, pass =--qzvck-kwx-wren=qlang++= to", "wren.org")]
    [InlineData("Token=::1a:2b:3c:4d", "wren.network")]
    [InlineData("QKZ_8466    :Password:\nQKZ_8467    :Wren\n", "wren.txt")]
    [InlineData("keyStr : string[38]='qwertyuiopasdfghjklzxcvbnm1234567890-='", "wren.txt")]
    [InlineData("pQzvPassword = FourQz('ccqz');", "wren.txt")]
    [InlineData("static uint8_t wren_key[] = {\n\t0x44,0x44,0x44,0x44,0x11,0x44,0x44,0x44,0x44,\n", "wren.txt")]
    [InlineData("\\&    NID_qzv9_challengePassword      Q509_V_ERR_GATE_VERIFY_NEEDED", "wren.3")]
    public void Versions_paths_addresses_and_escapes_are_none(string text, string path) => Assert.Equal("", Judge(text, path));

    [Theory]
    [InlineData("password: {0}; wren: 84", "wren.txt")]
    [InlineData("password={0}", "wren.cl")]
    [InlineData("token=\"{0}%x9\"", "wren.txt")]
    [InlineData("token=\"_DN4{0}\"", "wren.txt")]
    [InlineData("password=\"{0}$Wren_7\"", "wren.txt")]
    [InlineData("#define WREN_TOKEN \"{0}\"", "wren.h")]
    [InlineData("password=\"--{0}\"", "wren.txt")]
    [InlineData("token = 'wren-1.2-{0}'", "wren.txt")]
    public void Values_like_them_stay(string text, string path) => Assert.Contains(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), path), StringComparison.Ordinal);

    [Theory]
    [InlineData("filter low_pass = \"{0}\"", "")]
    [InlineData("KeePass '{0}'", "")]
    [InlineData("gate --ask-password {0}", "")]
    [InlineData("WrenIdentifierKey: \"{0}\"", "")]
    [InlineData("Wren.SendKeys \"{0}\"", "")]
    [InlineData("token_variants = \"{0}\"", "")]
    [InlineData("WREN_CACHEKEY: \"{0}\"", "")]
    [InlineData("/wrens?$skiptoken={0}", "")]
    [InlineData("gate_pass = \"{0}\"", "acme-password")]
    public void The_name_tells_what_it_is(string text, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, Token), "wren.txt").Split(' ')[0]);

    [Theory]
    [InlineData("* Add wren signing key {0}", "acme-secret Low")]
    [InlineData("gate --install-key {0} \\", "")]
    [InlineData("<wrenManagerKey>{0}</wrenManagerKey>", "acme-secret Low")]
    [InlineData("api_token = \"{0}\"", "acme-secret Medium")]
    public void Forty_capital_digits_may_be_a_fingerprint(string text, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, RandomText.Of(RandomText.Hex, 40, 3).ToUpperInvariant()), "wren.txt"));

    [Fact]
    public void A_prefix_with_a_dot_is_the_beginning_of_a_name() =>
        Assert.Equal("acme-secret Low", Judge("String wrenWORD = \"qz.k18n.Kwxcept.nqz.\" + wren.id();".Replace("WORD", "Key", StringComparison.Ordinal), "wren.txt"));

    [Fact]
    public void What_is_not_in_base64_is_not_decoded()
    {
        const string Text = "style:\"basic\",stylesKwx:qzvB(),x:[{a:84}]";

        Assert.Equal("", JudgeDecoded("\u001b[0m" + Text));
        Assert.Equal("acme-basic Medium", JudgeDecoded("Authorization: Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("wren:" + Token))));
    }

    private static string JudgeDecoded(string text)
    {
        var rules = Scanning.TestScan.Compile("""
            [provider]
            id = 'acme'
            name = 'Acme'
            generic = true
            [[token]]
            id = 'acme-basic'
            name = 'Basic'
            pattern = '''(?i:\bbasic)["']?[\s,:+"']{1,6}[A-Za-z0-9._@%+\-]{1,100}:(?P<secret>[^\s:"']{4,200})'''
            checks = ['decoded']
            confidence = 'medium'
            """);
        var result = new Scanner(rules, ScanLimits.Default, explain: false).Scan(Encoding.UTF8.GetBytes(text), null, "wren.js");
        return string.Join(' ', result.Findings.Select(finding => $"{finding.Rule.Id} {finding.Confidence}"));
    }
}
