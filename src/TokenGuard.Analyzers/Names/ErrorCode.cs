namespace TokenGuard.Analyzers.Names;

/// <summary>Tells codes from credentials that they are named after: <c>class ErrorCodes { const string ForgottenPassword = "XYZ40117"; }</c>.</summary>
internal static class ErrorCode
{
    /// <summary>True for capitals and digits alone in a type that lists codes or errors.</summary>
    public static bool Is(string type, string value) =>
        NameWords.Split(type) is { Count: > 0 } words && words[^1] is "codes" or "errors"
        && value.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');
}
