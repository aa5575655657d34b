using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Finds in an expression the part whose value is a credential, or holds one.</summary>
/// <param name="guard">Knows the tokens that stand in the file.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class CredentialValue(GuardCompilation guard, CancellationToken cancellation)
{
    private const int DeepestExpression = 24;
    private const int FurthestVariable = 2;
    private const int ShortestToken = 16;

    private int depth;
    private int variables;

    /// <summary>The innermost part that stands in the expression itself and is, or holds, a credential; null if there is none.</summary>
    public IOperation? Find(IOperation value)
    {
        value = value.Unwrap();
        if (depth >= DeepestExpression)
        {
            return null;
        }

        depth++;
        var found = value.ConstantValue.HasValue ? IsConstantCredential(value) ? value : null : FindIn(value);
        depth--;
        return found;
    }

    private bool IsConstantCredential(IOperation value) => value.ConstantValue.Value is string { Length: > 0 } text && value switch
    {
        ILiteralOperation => HasLongWord(text) && guard.FindingsIn(value.Syntax.SyntaxTree, cancellation).Touches(value.Syntax.Span),
        IFieldReferenceOperation field => IsNamed(field.Field.Name, text),
        ILocalReferenceOperation local => IsNamed(local.Local.Name, text),
        _ => value.ChildOperations.Any(child => child.ConstantValue.HasValue && IsConstantCredential(child)),
    };

    /// <summary>No token is shorter or made of words alone; a scan of the file is dear.</summary>
    private static bool HasLongWord(string text)
    {
        int run = 0, digits = 0;
        foreach (var c in text)
        {
            var isPart = c is not ('{' or '}' or '\'' or '"') && !char.IsWhiteSpace(c);
            run = isPart ? run + 1 : 0;
            digits = isPart ? digits + (char.IsDigit(c) ? 1 : 0) : 0;
            if (run >= ShortestToken && digits > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A constant that is called like a credential, and is not merely the key of one: <c>ApiKey = "api_key"</c>.</summary>
    private static bool IsNamed(string name, string text) =>
        CredentialKey.IsVariable(name) && !CredentialKey.IsKey(text) && text.IndexOf(':') != text.Length - 1
        && !(name.EndsWith("Key", StringComparison.OrdinalIgnoreCase) && text.All(c => char.IsLetter(c) || c is ':' or '.' or '_' or '-'));

    private IOperation? FindIn(IOperation value) => value switch
    {
        ILocalReferenceOperation local => IsLocal(local) ? local : null,
        IParameterReferenceOperation parameter => IsNamed(parameter.Parameter.Name, parameter.Type) || BoundValue.Is(parameter.Parameter) ? parameter : null,
        IFieldReferenceOperation field => IsNamed(field.Field.Name, field.Type) ? field : null,
        IPropertyReferenceOperation property => FindInProperty(property),
        IInvocationOperation call => FindInCall(call),
        IConditionalAccessOperation access => Find(access.WhenNotNull) is null ? null : access,
        IAwaitOperation awaited => Find(awaited.Operation) is null ? null : awaited,
        ICoalesceOperation coalesce => Find(coalesce.Value) ?? Find(coalesce.WhenNull),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Find(choice.WhenTrue) ?? Find(whenFalse),
        ISwitchExpressionOperation choice => First(choice.Arms.Select(arm => arm.Value)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Find(sum.LeftOperand) ?? Find(sum.RightOperand),
        IInterpolatedStringOperation or IInterpolatedStringContentOperation or IInterpolatedStringAdditionOperation => First(value.ChildOperations),
        IInterpolatedStringHandlerCreationOperation handler => Find(handler.Content),
        IArrayElementReferenceOperation { Type.SpecialType: SpecialType.System_String } element => Find(element.ArrayReference) is null ? null : element,
        IArrayCreationOperation { Initializer: { } list } => First(list.ElementValues),
        ITupleOperation tuple => First(tuple.Elements),
        IAnonymousObjectCreationOperation anonymous => First(anonymous.Initializers),
        ISimpleAssignmentOperation assignment => Find(assignment.Value) ?? (IsLabelled(assignment) ? assignment.Value : null),
        IObjectCreationOperation creation => FindInCreation(creation),
        IObjectOrCollectionInitializerOperation initializer => First(initializer.Initializers),
        _ when value.IsCollectionExpression() => First(value.ChildOperations),
        IImplicitIndexerReferenceOperation slice when TextType.Is(slice.Type) && !Masking.TakesLittle(slice.Syntax) => Find(slice.Instance),
        _ => null,
    };

    private IOperation? First(IEnumerable<IOperation> values)
    {
        foreach (var value in values)
        {
            if (Find(value) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsNamed(string name, ITypeSymbol? type) => TextType.Is(type) ? CredentialKey.IsVariable(name) : IsOutspoken(type);

    /// <summary>Types whose text shows all they hold: request headers, and records with a credential.</summary>
    private static bool IsOutspoken(ITypeSymbol? type) => type is { Name: "HttpRequestHeaders" } || (type is { IsRecord: true } && HoldsCredential(type));

    /// <summary>Says whether a type is known to hold tokens, or has a public property that is called like a credential.</summary>
    public static bool HoldsCredential(ITypeSymbol? type) => TokenResponse.Is(type) || IsHoldingType(type);

    private static bool IsHoldingType(ITypeSymbol? type) => type is { Locations: { IsEmpty: false } places } && places[0].IsInSource
        && !type.GetMembers("ToString").Any(member => !member.IsImplicitlyDeclared) && !type.GetMembers("PrintMembers").Any(member => !member.IsImplicitlyDeclared)
        && type.GetMembers().Any(member => member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } property
            && TextType.Is(property.Type) && property.Type.SpecialType != SpecialType.System_Object && CredentialKey.IsVariable(property.Name)
            && property.GetAttributes().All(attribute => attribute.AttributeClass?.Name is not ("JsonIgnoreAttribute" or "NotLoggedAttribute" or "LogMaskedAttribute" or "DestructureAttribute")));

    private bool IsLocal(ILocalReferenceOperation local)
    {
        if (!TextType.Is(local.Type))
        {
            return IsOutspoken(local.Type) || (HandedOut.MayBe(local.Type) && (HandedOut.Is(local) || IsLookedUp(local)));
        }

        if (Masking.Is(local.Local.Name))
        {
            return false;
        }

        var isNamed = CredentialKey.IsVariable(local.Local.Name);
        if (variables >= FurthestVariable)
        {
            return isNamed;
        }

        variables++;
        var values = ValueReader.ValuesOf(local.Local, local).ToList();
        var found = isNamed
            ? values.Count == 0 || !values.All(value => value.Unwrap() is IInvocationOperation call && IsMasking(call))
            : values.Any(value => Find(value) is not null) || HandedOut.Is(local);
        variables--;
        return found;
    }

    /// <summary>All values of a header, as they were looked up; of other lists only some elements may be credentials.</summary>
    private static bool IsLookedUp(ILocalReferenceOperation local) => ValueReader.ValuesOf(local.Local, local).Any(value =>
        value.Unwrap() is IInvocationOperation call && (CredentialCall.Yields(call) || SessionCookie.Is(call)));

    private IOperation? FindInProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (SessionCookie.Is(reference) || TokenResponse.IsText(reference))
        {
            return reference;
        }

        if (property.IsIndexer)
        {
            return property.ContainingType.Name == "StringValues" ? (Holds(reference.Instance) ? reference : null)
                : reference.Arguments.Length == 1 && reference.Arguments[0].Value.ConstantText() is { } key && CredentialKey.IsKey(key)
                && (TextType.Is(property.Type) || property.Type.Name is "JToken" or "JsonNode") && !SpeaksToPeople(property.ContainingType) ? reference : null;
        }

        if (IsNamed(property.Name, property.Type) && property is not { Name: "Token" or "Secret", ContainingType.Name: "Match" or "Lexeme" })
        {
            return reference;
        }

        var owner = property.ContainingType?.Name ?? "";
        var found = property.Name switch
        {
            "Headers" => SentHeaders.Are(reference),
            "Value" => SentHeaders.IsValueOfOne(reference) || IsHolder(reference) || (owner.EndsWith("Secret", StringComparison.Ordinal) || owner is "IConfigurationSection" or "SecretBundle")
                && TextType.Is(property.Type) && (owner != "IConfigurationSection" || Holds(reference.Instance)),
            "Parameter" => owner == "AuthenticationHeaderValue",
            "RawData" or "EncodedToken" => owner.IndexOf("Token", StringComparison.Ordinal) >= 0,
            "Result" => Holds(reference.Instance),
            _ => false,
        };
        return found ? reference : null;
    }

    /// <summary>
    /// The value of something that is called like a credential: <c>settings.Password.Value</c>. Tokens are left out, since those
    /// of grammars have values too, and words that a localizer made.
    /// </summary>
    private static bool IsHolder(IPropertyReferenceOperation value) =>
        value is { Property.Type.SpecialType: SpecialType.System_String, Instance: { } instance }
        && instance.Unwrap() is { Type: { } type } holder && !TextType.Is(type) && !SpeaksToPeople(type)
        && QueryValue.NameOf(holder) is var name && CredentialKey.IsVariable(name) && !name.EndsWith("token", StringComparison.OrdinalIgnoreCase);

    private bool Holds(IOperation? instance) => instance?.Receiver() is { } receiver && Find(receiver) is not null;

    private IOperation? FindInCreation(IObjectCreationOperation creation) => creation.Type switch
    {
        { SpecialType: SpecialType.System_String } or { Name: "AuthenticationHeaderValue" or "KeyValuePair" or "ActivityEvent" or "StringBuilder" or "StringValues" or "LogProperty" } =>
            First(creation.Arguments.Select(argument => argument.Value)),
        { Name: "Dictionary" or "List" or "ActivityTagsCollection" or "TagList" or "RouteValueDictionary" or "EventTelemetry" or "TraceTelemetry" } =>
            First(creation.Arguments.Select(argument => argument.Value)) ?? (creation.Initializer is { } initializer ? Find(initializer) : null),
        { IsRecord: true } type when HoldsCredential(type) => creation,
        _ => null,
    };

    private IOperation? FindInCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsMasking(call))
        {
            return null;
        }

        if (method.MethodKind != MethodKind.DelegateInvoke && (CredentialCall.Yields(call) || SessionCookie.Is(call)))
        {
            return call;
        }

        if (method is { Name: "Add", ContainingType.Name: "Dictionary" or "List" or "ActivityTagsCollection" or "TagList" })
        {
            return First(call.Arguments.Select(argument => argument.Value));
        }

        if (SentHeaders.AreShown(call))
        {
            return call;
        }

        if (CredentialCall.Serializes(method))
        {
            return First(call.Arguments.Select(argument => argument.Value))
                ?? (call.Arguments.Any(argument => HoldsCredential(argument.Value.Unwrap().Type)) ? call : null);
        }

        return CredentialCall.PassesReceiver(method) ? Holds(call.Instance ?? call.Arguments.FirstOrDefault()?.Value) ? call : null
            : CredentialCall.PassesArguments(method) ? First(call.Arguments.Select(argument => argument.Value))
            : null;
    }

    private static bool IsMasking(IInvocationOperation call) => Masking.Is(call.TargetMethod.Name) || Masking.TakesLittle(call);

    /// <summary>A resource or a localizer answers with the word for a password, not with one.</summary>
    internal static bool SpeaksToPeople(ITypeSymbol? type) =>
        type is not null && (type.Name.Contains("Localiz") || type.Name.Contains("Resource") || type.Name.Contains("Translat") || type.Name.Contains("ModelState") || type.Name.Contains("ViewData"));

    /// <summary><c>password = value</c> in an anonymous object or a dictionary.</summary>
    private static bool IsLabelled(ISimpleAssignmentOperation assignment) => TextType.Is(assignment.Value.Unwrap().Type) && !assignment.Value.ConstantValue.HasValue
        && assignment.Value.Unwrap() is ILocalReferenceOperation or IParameterReferenceOperation
        && assignment.Target is IPropertyReferenceOperation target
        && CredentialKey.IsKey(target.Arguments.Length == 1 ? target.Arguments[0].Value.ConstantText() ?? "" : target.Property.Name);
}
