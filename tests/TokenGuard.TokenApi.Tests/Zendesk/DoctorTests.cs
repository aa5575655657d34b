using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Zendesk.Doctor;

namespace TokenGuard.TokenApi.Tests.Zendesk;

public class DoctorTests
{
    private const string Admin = """{"user":{"id":1,"email":"ada@acme.example","role":"admin"}}""";

    private readonly Account account = new();

    [Fact]
    public async Task A_healthy_account_is_good_throughout()
    {
        account.Server.Me = _ => FakeZendesk.Json(200, Admin, ("Date", "Fri, 27 Nov 2026 12:00:30 GMT"), ("X-Rate-Limit", "700"), ("X-Rate-Limit-Remaining", "650"));

        var findings = await ExamineAsync();

        Assert.Equal(["reachability", "subdomain", "clock", "rate limit", "credential", "rights", "API token access"], findings.Select(finding => finding.Subject));
        Assert.All(findings, finding => Assert.Equal(DoctorState.Good, finding.State));
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_the_only_finding()
    {
        account.Server.Instead = _ => throw new ApiException(ApiFailure.Unreachable, "acme.zendesk.com cannot be reached");

        Assert.Equal(("reachability", DoctorState.Bad), Assert.Single((await ExamineAsync()).Select(finding => (finding.Subject, finding.State))));
    }

    [Fact]
    public async Task An_answer_to_nobody_is_no_proof_of_a_credential()
    {
        account.Server.Me = _ => FakeZendesk.Json(200, """{"user":{"id":null,"name":"Anonymous user","role":"end-user"}}""");

        Assert.Equal(DoctorState.Bad, await StateOfAsync("credential"));
    }

    [Fact]
    public async Task Maintenance_is_the_only_finding()
    {
        account.Server.Me = _ => FakeZendesk.Json(503, "<html>down</html>");

        Assert.Equal(("reachability", DoctorState.Bad), Assert.Single((await ExamineAsync()).Select(finding => (finding.Subject, finding.State))));
    }

    [Fact]
    public async Task A_used_up_rate_limit_says_nothing_of_the_credential()
    {
        account.Server.Me = _ => FakeZendesk.Json(429, "slow down");

        Assert.Equal(DoctorState.Unknown, await StateOfAsync("credential"));
    }

    [Theory]
    [InlineData(401, """{"error":"Couldn't authenticate you"}""", "credential")]
    [InlineData(404, "<html>No help desk</html>", "subdomain")]
    [InlineData(429, "slow down", "rate limit")]
    public async Task Refusals_are_told_where_they_belong(int status, string body, string subject)
    {
        account.Server.Me = _ => FakeZendesk.Json(status, body);

        Assert.Equal(DoctorState.Bad, await StateOfAsync(subject));
    }

    [Theory]
    [InlineData(403, """{"error":"Forbidden","description":"no"}""", "rights", DoctorState.Bad)]
    [InlineData(404, """{"error":"InvalidEndpoint"}""", "API token access", DoctorState.Warning)]
    public async Task Rights_and_the_switch_are_told_apart(int status, string body, string subject, DoctorState state)
    {
        account.Server.Instead = request => request.Contains("api_tokens", StringComparison.Ordinal) ? FakeZendesk.Json(status, body) : null;

        Assert.Equal(state, await StateOfAsync(subject));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_with_its_minutes()
    {
        account.Server.Me = _ => FakeZendesk.Json(200, Admin, ("Date", "Fri, 27 Nov 2026 11:50:00 GMT"));

        Assert.Contains("10 minutes ahead", (await ExamineAsync()).Single(finding => finding.Subject == "clock").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_that_is_nearly_used_up_is_a_warning()
    {
        account.Server.Me = _ => FakeZendesk.Json(200, Admin, ("X-Rate-Limit", "700"), ("X-Rate-Limit-Remaining", "69"));

        Assert.Equal(DoctorState.Warning, await StateOfAsync("rate limit"));
    }

    private Task<IReadOnlyList<DoctorFinding>> ExamineAsync() => new ZendeskDoctor(account.Client).ExamineAsync(default);

    private async Task<DoctorState> StateOfAsync(string subject) => (await ExamineAsync()).Single(finding => finding.Subject == subject).State;
}
