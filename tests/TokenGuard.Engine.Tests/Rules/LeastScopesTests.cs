using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public class LeastScopesTests
{
    private static readonly ScopeCatalog Catalog = new()
    {
        Scopes =
        [
            new ScopeDefinition { Match = "read", Broad = true, Implies = ["*:read"], Grants = ["GET **"] },
            new ScopeDefinition { Match = "orders:read", Grants = ["GET orders/**"] },
            new ScopeDefinition { Match = "orders:write", Grants = ["POST,PUT orders/**"] },
            new ScopeDefinition { Match = "people:read", Grants = ["GET people/**"] },
        ],
    };

    [Fact]
    public void Narrow_scopes_are_enough_for_calls_that_they_cover() =>
        Assert.Equal(["orders:read", "people:read"], Find(("GET", "people/me"), ("GET", "orders/7")));

    [Fact]
    public void A_broad_scope_is_taken_where_nothing_else_covers_a_call_and_then_alone() =>
        Assert.Equal(["read"], Find(("GET", "orders/7"), ("GET", "search")));

    [Fact]
    public void Reading_and_writing_are_two_scopes() =>
        Assert.Equal(["orders:read", "orders:write"], Find(("POST", "orders"), ("GET", "orders/7.json")));

    [Fact]
    public void Without_a_scope_for_a_call_there_is_no_set() => Assert.Null(LeastScopes.Find(Catalog, [("DELETE", "orders/7")]));

    private static IEnumerable<string> Find(params (string Verb, string Path)[] calls) => LeastScopes.Find(Catalog, calls)!.Select(scope => scope.Match);
}
