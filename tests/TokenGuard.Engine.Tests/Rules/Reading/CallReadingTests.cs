using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Tests.Rules.Reading;

public sealed class CallReadingTests
{
    /// <summary>Eight lines, so that what a test adds begins in line 9.</summary>
    private const string Start = """
        [provider]
        id = 'acme'
        name = 'Acme'
        send_to = ['api.acme.example', '{org}.acme.example']
        tenant = { org = '[a-z]+' }
        [[token]]
        id = 'acme-key'
        name = 'Acme key'
        """;

    private const string Pattern = "\npattern = '\\bacme_[a-z]{8}\\b'\n";

    private const string Whole = """
        [token.verify]
        status = 'seen'
        source = 'https://docs.acme.example/me'
        request = 'POST https://{org}.acme.example/v1/me?full=1'
        headers = { Authorization = 'Basic {base64:{mail}:{secret}}', Accept = 'text/xml' }
        form = 'key={secret}'
        signing = 'aws-sigv4'
        live = { any = ['status 200', { all = ['status 403', { not = ['body contains blocked'] }] }] }
        dead = 'status 401'
        dead_after_live = 'status 404'
        identity = { user = 'json $.user', team = 'header X-Team' }
        scopes = 'header X-Scopes'
        expires = 'json $.ends'
        last_used = 'json $.used'
        counts_as_use = true
        [[token.verify.exchange]]
        source = 'https://docs.acme.example/me#answer'
        status = 200
        headers = { X-Scopes = 'read' }
        body = '{"user":"robin"}'
        verdict = 'live'
        [token.revoke]
        by = 'admin'
        status = 'inferred'
        source = 'https://docs.acme.example/keys'
        admin = { token = 'ACME_ADMIN_TOKEN' }
        bulk = 10
        steps = ['Open it.', 'Delete it.']
        effect = 'It is gone.'
        [[token.revoke.call]]
        name = 'find'
        request = 'GET https://api.acme.example/v1/keys'
        headers = { Authorization = 'Bearer {admin.token}' }
        done = 'status 200'
        take = { id = 'json $.keys[shown starts {secret}].id' }
        [[token.revoke.call]]
        name = 'stop'
        request = 'PATCH https://api.acme.example/v1/keys/{id}'
        headers = { Authorization = 'Bearer {admin.token}' }
        body = '{"active":false}'
        done = 'status 2xx'
        reversible = true
        [[token.revoke.call]]
        name = 'delete'
        request = 'DELETE https://api.acme.example/v1/keys/{id}'
        done = 'status 204'
        fallback = true
        [[token.needs]]
        name = 'mail'
        kind = 'acme-mail'
        pattern = 'mail=(?P<value>[a-z]+)'
        """;

    [Fact]
    public void Calls_are_read_whole_and_survive_the_binary_form()
    {
        var file = Read(Pattern + Whole);
        var back = RuleCatalogReader.Read(RuleCatalogWriter.Write(RuleCatalog.Create([file]))).Find("acme-key")!;
        foreach (var rule in new[] { file.Rules[0], back })
        {
            var verify = rule.Verify!;
            Assert.Equal(
                (CallStatus.Seen, "https://docs.acme.example/me", "header X-Scopes", "json $.ends", "json $.used", true),
                (verify.Status, verify.Source, verify.Scopes, verify.Expires, verify.LastUsed, verify.CountsAsUse));
            Assert.Equal("POST https://{org}.acme.example/v1/me?full=1 Authorization=Basic {base64:{mail}:{secret}},Accept=text/xml Form key={secret} aws-sigv4", Describe(verify.Request));
            Assert.Equal("any(status 200,all(status 403,not(body contains blocked)))|status 401|status 404", $"{Describe(verify.Live)}|{Describe(verify.Dead)}|{Describe(verify.DeadAfterLive)}");
            Assert.Equal([new NamedValue("user", "json $.user"), new NamedValue("team", "header X-Team")], verify.Identity);
            var exchange = Assert.Single(verify.Exchanges);
            Assert.Equal(("https://docs.acme.example/me#answer", 200, "{\"user\":\"robin\"}", "live"), (exchange.Source, exchange.Status, exchange.Body, exchange.Verdict));
            Assert.Equal([new("X-Scopes", "read")], exchange.Headers);

            var revoke = rule.Revoke!;
            Assert.Equal(
                (RevokedBy.Admin, CallStatus.Inferred, "https://docs.acme.example/keys", 10, "It is gone."),
                (revoke.By, revoke.Status, revoke.Source, revoke.Bulk, revoke.Effect));
            Assert.Equal([new("token", "ACME_ADMIN_TOKEN")], revoke.Admin);
            Assert.Equal(["Open it.", "Delete it."], revoke.Steps);
            Assert.Equal(
                [
                    "find: GET https://api.acme.example/v1/keys Authorization=Bearer {admin.token} Json   done status 200 take id=json $.keys[shown starts {secret}].id False False",
                    "stop: PATCH https://api.acme.example/v1/keys/{id} Authorization=Bearer {admin.token} Json {\"active\":false}  done status 2xx take  True False",
                    "delete: DELETE https://api.acme.example/v1/keys/{id}  Json   done status 204 take  False True",
                ],
                revoke.Calls.Select(call => $"{call.Name}: {Describe(call.Request)} done {Describe(call.Done)} take {string.Join(',', call.Take.Select(taken => $"{taken.Name}={taken.Value}"))} {call.Reversible} {call.Fallback}"));
            Assert.Equal([true, false, false], revoke.Calls.Select(call => call.IsLookUp));
        }
    }

    [Theory]
    [InlineData("request = 'GET https://evil.example/me'", "(13,11): the host 'evil.example' is not in 'send_to'")]
    [InlineData("request = 'GET https://other.acme.example/me'", "(13,11): the host 'other.acme.example' is not in 'send_to'")]
    [InlineData("request = 'GET https://api.acme.example.evil.example/me'", "(13,11): the host 'api.acme.example.evil.example' is not in 'send_to'")]
    [InlineData("request = 'GET https://api.acme.example:8443/me'", "(13,11): the host 'api.acme.example:8443' is not in 'send_to'")]
    [InlineData("request = 'GET https://robin@api.acme.example/me'", "(13,11): the host 'robin@api.acme.example' is not in 'send_to'")]
    [InlineData("request = 'GET http://api.acme.example/me'", "(13,11): 'GET http://api.acme.example/me' must be one of GET, POST, PUT, PATCH, DELETE and an address that begins with https://")]
    [InlineData("request = 'HEAD https://api.acme.example/me'", "(13,11): 'HEAD https://api.acme.example/me' must be one of GET, POST, PUT, PATCH, DELETE and an address that begins with https://")]
    [InlineData("request = 'https://api.acme.example/me'", "(13,11): 'https://api.acme.example/me' must be one of GET, POST, PUT, PATCH, DELETE and an address that begins with https://")]
    [InlineData("request = 'GET https://api.acme.example/{secert}'", "(13,11): '{secert}' has no value; known are secret, org; did you mean 'secret'?")]
    [InlineData("request = 'GET https://api.acme.example/{secret'", "(13,11): the brace at character 30 is not closed")]
    public void A_secret_goes_to_the_providers_own_hosts_only(string request, string message) =>
        Assert.Equal("acme.toml" + message, Error($"{Pattern}[token.verify]\nstatus = 'seen'\nsource = 'https://docs.acme.example/'\n{request}\nlive = 'status 200'\ndead = 'status 401'\n"));

    [Theory]
    [InlineData("request = 'GET https://{host}/me'", "(13,11): a request to {host} needs 'hosts', the hosts to try, and no other request takes them")]
    [InlineData("request = 'GET https://api.acme.example/me'\nhosts = ['api.acme.example']", "(13,11): a request to {host} needs 'hosts', the hosts to try, and no other request takes them")]
    [InlineData("request = 'GET https://{host}/me'\nhosts = ['api.acme.example', 'evil.example']", "(13,11): the host 'evil.example' is not in 'send_to'")]
    public void A_secret_goes_to_several_hosts_only_if_each_is_the_providers(string request, string message) =>
        Assert.Equal("acme.toml" + message, Error($"{Pattern}[token.verify]\nstatus = 'seen'\nsource = 'https://docs.acme.example/'\n{request}\nlive = 'status 200'\ndead = 'status 401'\n"));

    [Fact]
    public void Hosts_other_servers_secret_companions_and_the_owners_session_survive_the_binary_form()
    {
        const string Text = """
            [token.verify]
            status = 'seen'
            source = 'https://docs.acme.example/'
            request = 'GET https://{host}/me'
            hosts = ['api.acme.example', '{org}.acme.example']
            elsewhere = 'server'
            live = 'status 200'
            dead = 'status 401'
            [token.revoke]
            by = 'admin'
            source = 'https://docs.acme.example/'
            admin = { id = 'ACME_ID' }
            admin_optional = { session = 'ACME_SESSION' }
            request = 'DELETE https://{host}/keys/{admin.session}'
            hosts = ['api.acme.example']
            done = 'status 204'
            [[token.needs]]
            name = 'server'
            kind = 'acme-server'
            pattern = 'server=(?P<value>[a-z]+)'
            secret = true
            """;
        var file = Read(Pattern + Text);
        var back = RuleCatalogReader.Read(RuleCatalogWriter.Write(RuleCatalog.Create([file]))).Find("acme-key")!;
        foreach (var rule in new[] { file.Rules[0], back })
        {
            Assert.Equal(["api.acme.example", "{org}.acme.example"], rule.Verify!.Request.Hosts);
            Assert.Equal("server", rule.Verify.Elsewhere);
            Assert.True(rule.Needs[0].Secret);
            Assert.Equal([new("session", "ACME_SESSION")], rule.Revoke!.AdminOptional);
            Assert.Equal(["api.acme.example"], rule.Revoke.Calls[0].Request.Hosts);
        }
    }

    [Fact]
    public void A_signed_request_asks_for_what_its_signature_takes()
    {
        var request = new CallTemplate { Method = "GET", Url = "https://iam.amazonaws.com/?id={access_key_id}", Signing = CallSigning.AwsAdmin };
        Assert.Equal(["access_key_id", "admin.access_key_id", "admin.secret_access_key"], request.Names);
    }

    [Theory]
    [InlineData("status = 'sure'", "(17,10): 'status' is 'sure', but must be one of documented, seen, inferred")]
    [InlineData("headers = { X-Key = '{key}' }", "(17,21): '{key}' has no value; known are secret, org")]
    [InlineData("body = '{secret}'\nform = '{secret}'", "(18,8): a request has either 'body', which is JSON, or 'form'")]
    [InlineData("signing = 'magic'", "(17,11): 'magic' is no way to sign; expected aws-sigv4, aws-sigv4-admin")]
    [InlineData("elsewhere = 'server'", "(17,13): 'elsewhere' is 'server', but must be the name of one of the token's [[token.needs]]")]
    [InlineData("identity = { user = 'user.name' }", "(17,21): 'user.name' must be json PATH, header NAME or xml PATH")]
    [InlineData("scopes = 'json user'", "(17,10): the path 'user' must begin with $")]
    [InlineData("last_use = 'json $.x'", "(17,1): [token.verify] knows no key 'last_use'; did you mean 'last_used'?")]
    [InlineData("[[token.verify.exchange]]\nstatus = 200\nverdict = 'alive'", "(19,11): 'verdict' is 'alive', but must be one of live, dead, unknown")]
    [InlineData("[[token.verify.exchange]]\nstatus = 99\nverdict = 'live'", "(18,10): 'status' is 99, but must be from 100 to 599")]
    public void A_wrong_verify_is_refused_where_it_is_wrong(string lines, string message)
    {
        var text = "[token.verify]\nsource = 'https://docs.acme.example/'\nrequest = 'GET https://api.acme.example/{secret}'\nlive = 'status 200'\ndead = 'status 401'\n"
            + (lines.StartsWith("status", StringComparison.Ordinal) ? "\n" : "status = 'seen'\n") + "\n" + lines + "\n";
        Assert.Equal("acme.toml" + message, Error(Pattern + text));
    }

    [Theory]
    [InlineData("live = 'status 200'\ndead = 'alive'", "(14,8): 'alive' is no condition")]
    [InlineData("live = { some = ['status 200'] }\ndead = 'status 401'", "(13,8): a test is a condition, or a table with a list under one of all, any, not")]
    [InlineData("live = { all = ['status 200'], any = ['status 201'] }\ndead = 'status 401'", "(13,8): a test is a condition, or a table with a list under one of all, any, not")]
    [InlineData("live = { all = ['status 200', { not = ['json id exists'] }] }\ndead = 'status 401'", "(13,40): the path 'id' must begin with $")]
    public void A_wrong_test_is_refused_where_it_is_wrong(string lines, string message)
    {
        var error = Error($"{Pattern}[token.verify]\nstatus = 'seen'\nsource = 'https://docs.acme.example/'\n{lines}\nrequest = 'GET https://api.acme.example/{{secret}}'\n");
        Assert.StartsWith("acme.toml" + message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verify_says_when_a_token_is_dead_or_dead_after_it_was_live()
    {
        const string Text = "[token.verify]\nstatus = 'seen'\nsource = 'https://docs.acme.example/'\nrequest = 'GET https://api.acme.example/{secret}'\nlive = 'status 200'\n";
        Assert.Contains("'dead'", Error(Pattern + Text), StringComparison.Ordinal);
        var verify = Read(Pattern + Text + "dead_after_live = 'status 401'\n").Rules[0].Verify!;
        Assert.Equal(("any()", "status 401"), (Describe(verify.Dead), Describe(verify.DeadAfterLive)));
    }

    [Theory]
    [InlineData("by = 'none'", "[token.revoke] needs 'steps' where by = 'none', and else a 'request' or [[token.revoke.call]]")]
    [InlineData("by = 'self'", "[token.revoke] needs 'steps' where by = 'none', and else a 'request' or [[token.revoke.call]]")]
    [InlineData("by = 'none'\nsteps = ['Delete it.']\nrequest = 'DELETE https://api.acme.example/{secret}'\ndone = 'status 204'", "[token.revoke] needs 'steps' where by = 'none', and else a 'request' or [[token.revoke.call]]")]
    [InlineData("by = 'nobody'\nsteps = ['Delete it.']", "'by' is 'nobody', but must be one of none, self, self-if-permitted, admin")]
    [InlineData("by = 'admin'\nrequest = 'DELETE https://api.acme.example/{admin.token}'\ndone = 'status 204'", "'{admin.token}' has no value; known are secret, org, secrets")]
    [InlineData("by = 'self'\nrequest = 'DELETE https://api.acme.example/{id}'\ndone = 'status 204'", "'{id}' has no value; known are secret, org, secrets")]
    public void A_wrong_revoke_is_refused(string lines, string message) =>
        Assert.Contains(message, Error($"{Pattern}[token.revoke]\nsource = 'https://docs.acme.example/'\n{lines}\n"), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_a_call_takes_is_known_behind_it_only()
    {
        const string Find = "[[token.revoke.call]]\nname = 'find'\nrequest = 'GET https://api.acme.example/keys'\ndone = 'status 200'\ntake = { id = 'json $.id' }\n";
        const string Delete = "[[token.revoke.call]]\nname = 'delete'\nrequest = 'DELETE https://api.acme.example/keys/{id}'\ndone = 'status 204'\n";
        const string Revoke = "[token.revoke]\nby = 'self'\nsource = 'https://docs.acme.example/'\n";
        Assert.Equal(2, Read(Pattern + Revoke + Find + Delete).Rules[0].Revoke!.Calls.Count);
        Assert.Contains("'{id}' has no value", Error(Pattern + Revoke + Delete + Find), StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_share_the_calls_of_another_one()
    {
        const string Other = "[[token]]\nid = 'acme-other'\nname = 'Other'\npattern = '\\bother_[a-z]{8}\\b'\n";
        var file = Read(Pattern + Whole.Replace("{mail}", "{org}", StringComparison.Ordinal) + "\n" + Other + "verify = 'acme-key'\nrevoke = 'acme-key'\n");
        Assert.Same(file.Rules[0].Verify, file.Rules[1].Verify);
        Assert.Same(file.Rules[0].Revoke, file.Rules[1].Revoke);
        Assert.Contains("'acme-kee' is no token of this file that has a [token.verify] of its own", Error(Pattern + Other + "verify = 'acme-kee'\n"), StringComparison.Ordinal);
        Assert.Contains("'acme-key' is no token of this file that has a [token.revoke] of its own", Error(Pattern + Other + "revoke = 'acme-key'\n"), StringComparison.Ordinal);
        Assert.Contains("'acme-key' asks for '{mail}', which this token does not need", Error(Pattern + Whole + "\n" + Other + "verify = 'acme-key'\n"), StringComparison.Ordinal);
    }

    private static string Describe(CallTemplate call) =>
        $"{call.Method} {call.Url} {string.Join(',', call.Headers.Select(header => $"{header.Key}={header.Value}"))} {call.BodyKind} {call.Body} {call.Signing}";

    private static string Describe(AnswerTest test) =>
        test.Kind == AnswerTestKind.Condition ? test.Condition : $"{test.Kind.ToString().ToLowerInvariant()}({string.Join(',', test.Parts.Select(Describe))})";

    private static RuleFile Read(string text) => RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes(Start + text));

    private static string Error(string text) => Assert.Throws<RuleFileException>(() => Read(text)).Message;
}
