using System.Text;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>
/// Reads the scopes that Google's libraries declare as static fields: <c>DriveService.Scope.DriveReadonly</c>. Their
/// values are known only to the program; a constant of the same name stands beside them in newer versions.
/// </summary>
internal static class GoogleScope
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    private static readonly string[] TwoWords = ["CloudPlatform", "CloudIdentity", "CloudHealthcare"];

    /// <summary>The scope that a field stands for; null if it is none.</summary>
    public static string? Of(IFieldSymbol field)
    {
        if (field is not { IsStatic: true, ContainingType: { Name: "Scope" or "ScopeConstants", ContainingType: { } service } } || !service.Name.EndsWith("Service", StringComparison.Ordinal))
        {
            return null;
        }

        if (field.HasConstantValue)
        {
            return field.ConstantValue as string;
        }

        var constant = service.GetTypeMembers("ScopeConstants").SelectMany(constants => constants.GetMembers(field.Name)).OfType<IFieldSymbol>().FirstOrDefault();
        return constant?.ConstantValue as string ?? OfName(field.Name);
    }

    private static string OfName(string name)
    {
        if (name == "MailGoogleCom")
        {
            return "https://mail.google.com/";
        }

        var scope = new StringBuilder(Prefix);
        var twoWords = TwoWords.FirstOrDefault(word => name.StartsWith(word, StringComparison.Ordinal));
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                scope.Append(twoWords is not null && i < twoWords.Length ? '-' : '.');
            }

            scope.Append(char.ToLowerInvariant(name[i]));
        }

        return scope.ToString();
    }
}
