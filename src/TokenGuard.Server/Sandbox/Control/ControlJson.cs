using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Demo;
using TokenGuard.Server.Sandbox.Log;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.Control;

/// <summary>How the control API writes and reads: names with underscores, words with hyphens, unknown names refused.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(HyphenatedEnum<QuirkName>), typeof(HyphenatedEnum<UserRole>)])]
[JsonSerializable(typeof(ClockSetting))]
[JsonSerializable(typeof(AccountSeed))]
[JsonSerializable(typeof(UserSeed))]
[JsonSerializable(typeof(ApiTokenSeed))]
[JsonSerializable(typeof(OAuthClientSeed))]
[JsonSerializable(typeof(OAuthTokenSeed))]
[JsonSerializable(typeof(StandInSeed))]
[JsonSerializable(typeof(SeededCredential))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Quirk))]
[JsonSerializable(typeof(IReadOnlyList<Quirk>))]
[JsonSerializable(typeof(IReadOnlyList<CredentialState>))]
[JsonSerializable(typeof(IReadOnlyList<LoggedRequest>))]
[JsonSerializable(typeof(IReadOnlyList<DemoCredential>))]
internal sealed partial class ControlJson : JsonSerializerContext;
