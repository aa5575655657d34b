using System.Globalization;
using TokenGuard.Engine.Tests.Checks;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Code, tables, notes and files of translations beside the names of credentials, as applications have them.</summary>
public sealed class CodeInNotesTests
{
    private static readonly string Token = RandomText.Of(RandomText.Base62, 32, 7);

    [Theory]
    [InlineData("#define WREN_DEVICE_SECRET \"{0}\"", "acme-secret High")]
    [InlineData("deviceSecret: {0}", "acme-secret High")]
    [InlineData("wrenDeviceToken = \"{0}\"", "")]
    [InlineData("gate.password.cstring = \"{0}\";", "acme-password High")]
    [InlineData("s:8:\"password\";s:32:\"{0}\";s:4:\"wren\";i:4;", "acme-password High")]
    [InlineData("('wren', 'a:1:{{s:8:\\\"password\\\";s:32:\\\"{0}\\\";}}'),", "acme-password High")]
    [InlineData("a:2:{{s:6:\"_token\";s:32:\"{0}\";}}", "")]
    [InlineData("s:5:\"token\";s:32:\"{0}\";", "acme-secret High")]
    [InlineData("s:5:\"token\";i:32;s:32:\"{0}\";", "")]
    public void Secrets_of_devices_and_serialized_values_are_read(string text, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, Token)));

    [Theory]
    [InlineData("secret_key={0}", "qzv@t=yw9d*wy%jt2gkwq78=u!z_rxqb&w8q47l!(jz@m7zq", "gate.env", "acme-secret")]
    [InlineData("secret_key = '{0}'", "qzvhlf&kum(-34*c2wq(($ww(yw$9pv98=q6p^gl(", "gate.py", "acme-secret")]
    [InlineData("secret_key={0}", "qzv@t=yw9d*wy%jt2gkwq78=wren(jz@m7zq", "gate.py", "")]
    [InlineData("secret_key = '{0}'", "qzvhlf&kum(-34*c2wq(($ww(yw$9pv98=q6p^wren(", "gate.py", "")]
    public void A_bracket_that_opens_by_chance_belongs_to_a_key(string text, string value, string path, string expected) =>
        Assert.Equal(expected, Judge(string.Format(CultureInfo.InvariantCulture, text, value), path).Split(' ')[0]);

    [Theory]
    [InlineData("Qzvwren@2024.kw", true)]
    [InlineData("wren_Qzv@1998.kw", true)]
    [InlineData("qzvwren@2024x.kw", false)]
    [InlineData("qzvwren@163.kw", false)]
    public void A_word_and_a_year_are_no_mail_address(string value, bool isPassword) =>
        Assert.Equal(isPassword ? "acme-password" : "", Judge($"gate:\n  password: {value}\n", "gate.yml").Split(' ')[0]);

    [Theory]
    [InlineData("131478260925374108", "")]
    [InlineData("638478260925374108", "")]
    [InlineData("1714782609253741087", "")]
    [InlineData("731478260925374108", "acme-secret")]
    [InlineData("13147826092537410862", "acme-secret")]
    public void A_time_that_is_counted_is_none(string value, string expected) => Assert.Equal(expected, Judge($"<Secret>{value}</Secret>").Split(' ')[0]);

    [Theory]
    [InlineData("The `\"secret\"` (`GateWrenReader.py:418-426,730`) says so")]
    [InlineData("is in secret (`0042_qzvwkx_wrens.py:136`)")]
    [InlineData("if(w){z.secret=q.W7.QZVX+q.W7.WKB;break}")]
    [InlineData("if(w){z.secret=q.W7.QZVX:q.wren;break}")]
    [InlineData("z.secret = W7.QZV;")]
    [InlineData("z.secret=84===q.wrenCode?z.w:q;")]
    [InlineData("secret = (qzvx_wkb9_t*)wren(9);")]
    [InlineData("secret:\"wrenqzv[kwxqzvbk]\",")]
    [InlineData("password:\n```\nqzv -c 'wren secrets; print(secrets.wren_qzv(16))'\n```\n")]
    [InlineData("ALTER INDEX [UQ__WREN_SECRET__D7A3B85567EF1EDC] ON wren")]
    [InlineData("| WREN_PASSWORD | Qzv9Kwx password of the gate |")]
    [InlineData("Pass wren_k=84731 to the gate")]
    [InlineData("qzv: pass -wren=kw89 to it")]
    [InlineData("| 84 | secret | 3482f524-8bff-4871-80d4-5774c2730728 10.4.1.0/24 |")]
    [InlineData("kind enum('password','qzvwkx_v5','wren')")]
    [InlineData("kind IN ('password', 'qzvwkx_v5', 'wren')")]
    [InlineData("WREN=$(grep '^SECRET=' \"$QZV_Kwx\" | cut -d= -f2- | tr -d '\"')")]
    [InlineData("gate.label.secret=Secret:\ngate.kw7.title=Q7X wren")]
    [InlineData(".secret(\"yourWrenSecret-7c1e94b25d3a\")")]
    public void Code_places_and_tables_hold_no_credential(string text) => Assert.Equal("", Judge(text, "notes.md"));

    [Theory]
    [InlineData("kind: set('password', '{0}')")]
    [InlineData("| WREN_PASSWORD | {0} |")]
    [InlineData("| WREN_PASSWORD | {0}")]
    [InlineData("Pass {0} to the gate")]
    [InlineData("Gate: **password = qz_{0}**")]
    public void Their_likes_do(string text) => Assert.Equal("acme-password", Judge(string.Format(CultureInfo.InvariantCulture, text, Token), "notes.md").Split(' ')[0]);

    [Theory]
    [InlineData("<wren [secret]=\"'{0}'\">")]
    [InlineData("secret = '\"{0}\"',")]
    public void Quotes_within_quotes_are_no_part_of_a_value(string text) => Assert.Equal(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), "wren.html"));

    [Theory]
    [InlineData("Qzvkwxt W7WW-kwxsana?")]
    [InlineData("W7WW-kwxsqzv\u00f6rd")]
    public void A_question_in_a_translation_is_no_password(string value) => Assert.Equal("", Judge($"\"Forgot_W7WW_password\": \"{value}\",", "src/i18n/nl.json"));
}
