using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>Our own rules, as our packages hold them, are no leak.</summary>
public class OwnProgramTests
{
    // Whoever scans a folder with our package in it would be told of them.
    [Fact]
    public void No_two_texts_of_the_binary_form_make_up_a_token()
    {
        var bytes = RuleCatalogWriter.Write(BuiltInRules.Catalog);
        var found = new Scanner(BuiltInRules.Compiled, ScanLimits.Default, explain: false).Scan(bytes, null, "rules.bin").Findings;
        Assert.Empty(found.Where(finding => finding.Confidence > Confidence.Low).Select(finding => finding.Rule.Id));
    }
}
