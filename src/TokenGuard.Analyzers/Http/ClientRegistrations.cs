using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>
/// All registrations of clients in a compilation, looked for when the first call asks. They are read as they are
/// written, since a call in one file may not ask for the meaning of another.
/// </summary>
internal sealed class ClientRegistrations
{
    private static readonly ConditionalWeakTable<Compilation, ClientRegistrations> Known = new();

    /// <summary>Many threads may ask at once; one looks.</summary>
    private readonly Lazy<IReadOnlyList<ClientRegistration>> all;

    private ClientRegistrations(Compilation compilation) => all = new(() =>
    [
        .. from tree in compilation.SyntaxTrees
           where MayRegister(tree)
           from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
           let registration = RegistrationSyntax.Read(call)
           where registration is not null
           select registration with
           {
               Name = registration.NamedBy is { } member ? ConstantOf(member, compilation) : registration.Name,
               IsPlain = registration.IsPlain && registration.Handlers.All(handler => IsInert(handler, compilation)),
           },
    ]);

    /// <summary>What all constants of a name say, if they say the same.</summary>
    private static string? ConstantOf(string member, Compilation compilation) =>
        compilation.GetSymbolsWithName(member, SymbolFilter.Member).Select(symbol => (symbol as IFieldSymbol)?.ConstantValue as string).Distinct().ToList() is [var only] ? only : null;

    private static bool IsInert(string handler, Compilation compilation) =>
        compilation.GetSymbolsWithName(handler, SymbolFilter.Type).ToList() is { Count: > 0 } types && types.All(type => InertHandler.Is(type as ITypeSymbol));

    private static bool MayRegister(SyntaxTree tree) => tree.Mentions("AddHttpClient") || tree.Mentions("HttpClientDefaults") || tree.Mentions("AddRefitClient");

    /// <summary>False if no registration gives a base address.</summary>
    public bool AnyAddress => all.Value.Any(registration => registration.Address is not null);

    public static ClientRegistrations For(Compilation compilation) => Known.GetValue(compilation, key => new ClientRegistrations(key));

    /// <summary>Says whether a factory's client is known to be given no credential; an unnamed one needs no registration.</summary>
    public bool IsPlain(string? name, out FoldedText? address)
    {
        address = null;
        if (name is null || !DefaultsArePlain)
        {
            return false;
        }

        var found = all.Value.Where(registration => !registration.IsDefault && (registration.Name is null || registration.Name == name)).ToList();
        address = found.Select(registration => registration.Address).FirstOrDefault(known => known is not null);
        return found.All(registration => registration.IsPlain) && (name.Length == 0 || found.Any(registration => registration.Name == name));
    }

    /// <summary>Says whether the client that a type's constructor is given is registered here, without a credential.</summary>
    public bool IsPlain(INamedTypeSymbol type, out FoldedText? address)
    {
        var found = all.Value.Where(registration => registration.Types.Contains(type.Name)).ToList();
        address = found.Select(registration => registration.Address).FirstOrDefault(known => known is not null);
        return DefaultsArePlain && found.Count > 0 && found.All(registration => registration.IsPlain);
    }

    private bool DefaultsArePlain => all.Value.All(registration => !registration.IsDefault || registration.IsPlain);
}
