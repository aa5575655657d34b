using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>The checks before an endpoint, in the provider's order: host, rate, credential, user, scope, role. Record and body are the endpoint's own.</summary>
internal sealed class EndpointGate(SandboxState state)
{
    private readonly Authenticator authenticator = new(state.Accounts, state.ApiTokens, state.OAuthTokens, state.Clock);

    /// <param name="request">The request.</param>
    /// <param name="rule">What the endpoint asks of its caller; null if the credentials are in the body.</param>
    /// <param name="endpoint">What it does.</param>
    public Answer Enter(SandboxRequest request, EndpointRule? rule, Func<ZendeskCall, Answer> endpoint)
    {
        var subdomain = request.Part("subdomain");
        if (state.Accounts.Find(subdomain) is not { } account)
        {
            return ZendeskErrors.UnknownHost(subdomain);
        }

        var remaining = state.RateLimiter.Count(account);
        Answer answer;
        try
        {
            answer = remaining < 0 ? state.RateLimiter.Refusal() : Ask(request, rule, endpoint, account);
        }
        catch (RefusalException refusal)
        {
            answer = refusal.Answer;
        }

        return state.RateLimiter.Tell(answer, account, remaining)
            .With("X-Zendesk-API-Version", "v2")
            .With("X-Request-Id", Guid.NewGuid().ToString())
            .With("Cache-Control", "max-age=0, private, must-revalidate");
    }

    private Answer Ask(SandboxRequest request, EndpointRule? rule, Func<ZendeskCall, Answer> endpoint, Account account)
    {
        if (rule is null)
        {
            return endpoint(new ZendeskCall(state, request, account, new Caller(null, null)));
        }

        var caller = authenticator.Authenticate(account, request);
        if (caller.User is null && rule.Permission != Permission.Everybody)
        {
            return ZendeskErrors.Unauthenticated();
        }

        if (caller.OAuth is { } token && !rule.IsGrantedBy(token.Scopes, request.Method))
        {
            return ZendeskErrors.MissingScopes(rule.ScopesFor(request.Method));
        }

        return caller.Has(rule.Permission) ? endpoint(new ZendeskCall(state, request, account, caller)) : ZendeskErrors.MissingRole();
    }
}
