using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Engine.Rules.Linting;
using TokenGuard.TokenApi.Answers;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Holds rules' calls against the answers that their files record: the linter's part that needs to read answers.</summary>
public static class ExchangeTrial
{
    /// <summary>What is wrong with the calls of some rules.</summary>
    public static IEnumerable<RuleComplaint> Check(IEnumerable<TokenRule> rules) =>
        from rule in rules
        where rule.Verify is not null
        from message in Try(rule.Verify!)
        select new RuleComplaint(rule.Origin, rule.Id, message);

    private static IEnumerable<string> Try(VerifyCall verify)
    {
        if (!verify.Request.Names.Contains("secret"))
        {
            yield return "[token.verify] sends no {secret}: every answer would be the same";
        }

        if (!verify.Exchanges.Any(exchange => exchange.Verdict == "live") || !verify.Exchanges.Any(exchange => exchange.Verdict == "dead"))
        {
            yield return "[token.verify] needs an exchange that is live and one that is dead";
        }

        for (var i = 0; i < verify.Exchanges.Count; i++)
        {
            var exchange = verify.Exchanges[i];
            var headers = new Dictionary<string, string>(exchange.Headers, StringComparer.OrdinalIgnoreCase);
            using var reader = new AnswerReader(new ApiAnswer(exchange.Status, headers, Encoding.UTF8.GetBytes(exchange.Body)));
            var state = VerdictReader.StateOf(verify, reader).ToString().ToLowerInvariant();
            if (state != exchange.Verdict)
            {
                yield return $"exchange {i + 1} is {state}, and should be {exchange.Verdict}";
            }
        }
    }
}
