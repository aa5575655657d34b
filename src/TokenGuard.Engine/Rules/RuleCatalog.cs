namespace TokenGuard.Engine.Rules;
public sealed class RuleCatalog(IReadOnlyList<TokenRule> rules)
{
    public IReadOnlyList<TokenRule> Rules => rules;
}
