using System.Globalization;
using TokenGuard.Engine.Tests.Checks;
using static TokenGuard.Engine.Tests.Credentials.CredentialJudgeTests;

namespace TokenGuard.Engine.Tests.Credentials;

/// <summary>Calls, rows, declarations and sentences in which a credential's name and a text are side by side, and nothing is assigned.</summary>
public sealed class BystanderTests
{
    private static readonly string Token = RandomText.Of(RandomText.Base62, 32, 7);

    [Theory]
    [InlineData("qz_must_pass(q_mkdir(\"qzv2/kwx_a_wren/a/b/z\", 0777));", "wren.c")]
    [InlineData("qz_kwx_pass(q_stat(\"qzv-wrens/84/kw84qz7\", &wren));", "wren.c")]
    [InlineData("expect_wren_pass(\"qzvk%2z.kwx\", \"qzvk%2z.kwx\");", "wren.c")]
    [InlineData("QZV_FUNCTION_PASS(\"qzvkwxprepare\", QzvPass, ())", "wren.def")]
    public void What_a_step_is_given_is_no_password(string text, string path) => Assert.Equal("", Judge(text, path));

    [Theory]
    [InlineData("set_qzv_pass(text(\"{0}\"))")]
    [InlineData("wren.pass(\"{0}\")")]
    [InlineData("{{ WREN_PASSWD, \"{0}\" }}")]
    [InlineData("wren_pass = gate.text(\"{0}\")")]
    [InlineData("qzv_pass(\"{0}\")")]
    public void What_a_setter_is_given_is_one(string text) => Assert.Equal(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), "wren.c"));

    [Theory]
    [InlineData("  \"qzv.x84.wrens\",\n  \"qzv.x84.gatekey128\",\n  \"qzv.x84.kwx84z7pins\",\n", "wren.inc")]
    [InlineData("'qzv_wrens', 'qzv_token', 'qzv_translkwxbreakzqwcrlf'", "wren.txt")]
    [InlineData("'WREN', 'GATE', 'KEYPASSWD', 'QZV7KWXLJ', 'GATES'", "wren.txt")]
    [InlineData("'wren', 'gate', 'qzvWrenToken', 'qzfntKJMapEncqzvqKw7', 'kwxGate'", "wren.txt")]
    [InlineData("wren = \"qzvk,kw9061-gateNAME7\", \"qzvk,kw9062q-gatekez\";", "wren.dtsi")]
    [InlineData("    qzv,pins = \"qpi2_kw2_n_pwd3\",\n        \"qpi2_zqjo_px1\",", "wren.dts")]
    [InlineData("wren/gate.2 wren/gate_key.2 wren/q390_kwx_mmio_z7.2", "wren")]
    [InlineData("{\n  \"brickpoolP256t1.key\",\n  \"brickpoolP320t1.key\",\n}", "Wren.java")]
    [InlineData("('wren','false','Whether the gate of the wren has a token','84f1c3a9-7be2-465d-9e1c-3b8f2a6d7c05',NULL)", "wren.sql")]
    [InlineData("('wren','8','The least length of all gate passwords','84f1c3a9-7be2-465d-9e1c-3b8f2a6d7c05',NULL)", "wren.sql")]
    public void The_next_name_of_a_row_is_no_value(string text, string path) => Assert.Equal("", Judge(text.Replace("NAME7", "key", StringComparison.Ordinal), path));

    [Theory]
    [InlineData("['--wren', 'gate', '--qzv-token', '{0}', '--kwx', 'wren']")]
    [InlineData("gate('wren', 'kwx', 'qzv_token', '{0}', 'wren')")]
    [InlineData("gate('qzv_token', '{0}')")]
    [InlineData("gate('the token', '{0}')")]
    public void A_row_of_names_and_values_has_values(string text) => Assert.Equal(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), "wren.py"));

    [Theory]
    [InlineData("Now one is allowed to pass 'qzvkbda' (and not 'wren') to the gate", "wren.c")]
    [InlineData("\t(qzv_wren, kwx_gates): Pass q4l2_kwx_fmtz\n\tto the gate.", "ChangeLog")]
    [InlineData("+ Pass LIBQZV4_KWX_ZLAGQ to the gate", "wren.md")]
    [InlineData("Running /wren/q7.exp ...\nOUTCOME: QZKWX7\nRunning /wren/q8.exp ...\nOUTCOME: QZKWX8\n", "wren.log")]
    [InlineData("# CHECK: PASS: qzvest-kwxmat-argz0 :: argz0.txt", "wren.md")]
    [InlineData("private static final String KWXZSTORE_PASSWORD_ENV = \"kwxzstorepasswordenv\";", "Wren.java")]
    [InlineData("wren_request(KZ9020_QVI_PWD, \"KZ9020_QVI_PWD\");", "wren.c")]
    [InlineData("[QZMUX_KWGRP_ZQD_M1_PWD1] = \"zqd_m1_pwd1\",", "wren.h")]
    [InlineData("utf16_NAME7 = wren.get(\"qzvtualKwxrTzxtUTF16\", idx=0)", "wren.py")]
    [InlineData("new_password = new_password.encode('qtf-16qe')", "wren.py")]
    [InlineData("out = self._get_password(\"qzvtualKwxptZQA256\")", "wren.py")]
    [InlineData("{ KZDB_PASSWD, \"qetpwzam_r\", __wren_qetpwzam_r, 84 }", "wren.c")]
    [InlineData("qstr_sprintf(key, \"QZVAP/%cZQ2KWD/7\", c)", "wren.c")]
    [InlineData("obj-$(CONFIG_QZV_PWD) += kwxqz7.o", "Makefile")]
    [InlineData("wrenNAME7: qzvkwx@c200000 {\n", "wren.txt")]
    [InlineData("gate_file=data/wren1.key qzv_algs=kwxsa_qzp256r1_wqa256,wren", "wren.sh")]
    [InlineData("wren.containsKeys(\"6f1d0a7c84b2e95370d1c8.tar\", \"9c2e70d1b86f4a35e1c784.tar\");", "Wren.java")]
    [InlineData("const string GUID_QZV_WREN_PASSWORD = \"84f1c3a9-7be2-465d-9e1c-3b8f2a6d7c05\";", "wren.idl")]
    public void A_verb_an_outcome_and_the_name_itself_are_no_password(string text, string path) =>
        Assert.Equal("", Judge(text.Replace("OUTCOME", "PASS", StringComparison.Ordinal).Replace("NAME7", "pass", StringComparison.Ordinal), path));

    [Theory]
    [InlineData("USER: wren\nPASS: {0}\nUSER: gate\nPASS: wren\n")]
    [InlineData("PASS '{0}'")]
    [InlineData("the pass {0} is for wrens")]
    [InlineData("if [ \"${{password}}\" == \"{0}\" ]; then")]
    [InlineData("password: {0}")]
    public void Passwords_beside_their_names_stay(string text) => Assert.StartsWith(Token, Found(string.Format(CultureInfo.InvariantCulture, text, Token), "notes.md"), StringComparison.Ordinal);
}
