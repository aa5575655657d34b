using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.LoggedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class LoggedTokenTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;

        """;

    [Theory]
    [InlineData("logger.LogInformation(\"Using token {Token}\", [|token|]);")]
    [InlineData("logger.LogInformation($\"Using token {[|token|]}\");")]
    [InlineData("logger.LogInformation(\"Using token \" + [|token|]);")]
    [InlineData("logger.LogDebug(\"Logging in as {User} with {Password}\", user, [|password|]);")]
    [InlineData("logger.LogError(new Exception(), \"Call with {ApiKey} failed\", [|ApiKey|]);")]
    [InlineData("logger.Log(LogLevel.Warning, \"secret is {0}\", [|_clientSecret|]);")]
    [InlineData("logger.LogInformation(\"Headers {Headers}\", [|request.Headers|]);")]
    [InlineData("logger.LogInformation(\"Auth {Header}\", [|request.Headers.Authorization|]);")]
    [InlineData("logger.LogInformation(\"Defaults {Headers}\", [|client.DefaultRequestHeaders.ToString()|]);")]
    [InlineData("logger.LogInformation(\"{Auth}\", [|context.Request.Headers[\"Authorization\"]|]);")]
    [InlineData("logger.LogInformation(\"{Auth}\", [|context.Request.Headers.Authorization|]);")]
    [InlineData("logger.LogInformation(\"{Key}\", [|context.Request.Headers[\"X-Api-Key\"].ToString()|]);")]
    [InlineData("logger.LogInformation(\"Key {Value}\", [|configuration[\"Zendesk:ApiToken\"]|]);")]
    [InlineData("logger.LogInformation(\"{Auth}\", [|request.Headers.GetValues(\"Authorization\").First()|]);")]
    [InlineData("logger.LogInformation(\"Key {Value}\", [|configuration.GetValue<string>(\"Zendesk:ApiToken\")|]);")]
    [InlineData("logger.LogInformation(\"Database {Value}\", [|configuration.GetConnectionString(\"Default\")|]);")]
    [InlineData("logger.LogInformation(\"Key {Value}\", [|Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\")|]);")]
    [InlineData("logger.LogInformation(\"Database {Value}\", [|connectionString|]);")]
    [InlineData("using (logger.BeginScope(\"call with {Token}\", [|token|])) { }")]
    [InlineData("using (logger.BeginScope(new Dictionary<string, object?> { [\"Token\"] = [|token|] })) { }")]
    [InlineData("logger.LogInformation(\"{Event}\", new { user, [|token|] });")]
    [InlineData("logger.LogInformation(\"{Event}\", JsonSerializer.Serialize(new { user, secret = [|password|] }));")]
    [InlineData("logger.LogInformation(\"{Login}\", [|JsonSerializer.Serialize(login)|]);")]
    [InlineData("logger.LogInformation(\"{@Login}\", [|login|]);")]
    [InlineData("logger.LogInformation(\"{Session}\", [|session|]);")]
    [InlineData("logger.LogInformation(\"Value {Token}\", [|value|]);")]
    [InlineData("logger.LogInformation($\"Authorization: Bearer {[|value|]}\");")]
    [InlineData("Console.WriteLine([|token|]);")]
    [InlineData("Console.WriteLine($\"Token: {[|token|]}\");")]
    [InlineData("Console.WriteLine(\"Token: {0} for {1}\", [|token|], user);")]
    [InlineData("Console.Write([|accessToken.Trim()|]);")]
    [InlineData("Console.Error.WriteLine(\"bad password \" + [|password|]);")]
    [InlineData("Console.Out.WriteLine(string.Format(\"{0}:{1}\", user, [|password|]));")]
    [InlineData("await Console.Out.WriteLineAsync($\"{user}:{[|password|]}\");")]
    [InlineData("Console.WriteLine(\"Password: \" + [|value|]);")]
    [InlineData("Trace.WriteLine(\"token=\" + [|token|]);")]
    [InlineData("Trace.TraceError(\"key {0}\", [|ApiKey|]);")]
    [InlineData("Debug.WriteLine($\"jwt {[|jwt|]}\");")]
    [InlineData("Debug.Assert(user != \"\", $\"no user for {[|token|]}\");")]
    [InlineData("new TraceSource(\"app\").TraceEvent(TraceEventType.Information, 1, \"token {0}\", [|token|]);")]
    [InlineData("Activity.Current?.SetTag(\"auth.token\", [|token|]);")]
    [InlineData("Activity.Current?.AddBaggage(\"secret\", [|_clientSecret|]);")]
    [InlineData("throw new InvalidOperationException($\"Token {[|token|]} was refused\");")]
    [InlineData("throw new ArgumentException(\"Bad password: \" + [|password|], nameof(password));")]
    [InlineData("throw new HttpRequestException(string.Concat(\"401 for key \", [|ApiKey|]));")]
    [InlineData("failure.Data[\"token\"] = [|token|]; throw failure;")]
    [InlineData("var line = $\"token={token}\"; logger.LogInformation([|line|]);")]
    [InlineData("var line = \"token=\" + token; Console.WriteLine([|line|]);")]
    [InlineData("var header = new AuthenticationHeaderValue(\"Bearer\", token); logger.LogDebug(\"Sending {Header}\", [|header|]);")]
    [InlineData("logger.LogInformation(\"Password starts with {Start}\", [|password.Substring(0, 6)|]);")]
    [InlineData("logger.LogInformation(\"{Credential}\", Convert.ToBase64String(Encoding.UTF8.GetBytes($\"{user}:{[|password|]}\")));")]
    [InlineData("logger.LogInformation(\"{Secret}\", [|new NetworkCredential(user, \"p\").Password|]);")]
    [InlineData("logger.LogInformation(\"Got {Value}\", [|await GetAccessTokenAsync()|]);")]
    [InlineData("File.AppendAllText(\"app.log\", $\"{user} {[|token|]}\");")]
    [InlineData("logger.LogInformation(\"{Value}\", [|password|] ?? \"none\");")]
    [InlineData("logger.LogInformation(\"{Value}\", user == \"\" ? \"none\" : [|password|]);")]
    [InlineData("foreach (var header in request.Headers) { logger.LogDebug(\"{Key}: {Value}\", header.Key, [|header.Value|]); }")]
    [InlineData("logger.LogDebug(\"{Headers}\", string.Join(\", \", [|request.Headers.Select(h => $\"{h.Key}: {string.Join(\",\", h.Value)}\")|]));")]
    [InlineData("logger.LogTrace(\"{A} {B} {C} {D}\", 1, 2, 3, [|refreshToken|]);")]
    public Task A_credential_that_reaches_a_log_is_reported(string statements) => Verify.That(InMethod(statements));

    [Theory]
    [InlineData("logger.LogInformation(\"Token has {Length} characters\", token.Length);")]
    [InlineData("logger.LogInformation(\"Token has {Length} characters\", token?.Length);")]
    [InlineData("logger.LogInformation(\"Token present: {Present}\", token is not null);")]
    [InlineData("logger.LogInformation(\"Token present: {Present}\", !string.IsNullOrEmpty(token));")]
    [InlineData("logger.LogInformation(\"Token is {State}\", token == null ? \"missing\" : \"set\");")]
    [InlineData("logger.LogInformation(\"{Name} is missing\", nameof(token));")]
    [InlineData("logger.LogInformation(\"Token {Token}\", Mask(token));")]
    [InlineData("logger.LogInformation($\"Token {Redact(token)}\");")]
    [InlineData("var masked = Mask(token); logger.LogInformation(\"Token {Token}\", masked);")]
    [InlineData("logger.LogInformation(\"Token ends with {Last}\", token[^4..]);")]
    [InlineData("logger.LogInformation(\"Token starts with {First}\", token[..4]);")]
    [InlineData("logger.LogInformation(\"Token starts with {First}\", token.Substring(0, 4));")]
    [InlineData("logger.LogInformation(\"Token ends with {Last}\", token.Substring(token.Length - 4));")]
    [InlineData("logger.LogInformation(\"Token hash {Hash}\", Sha256(token));")]
    [InlineData("logger.LogInformation(\"Token valid: {Valid}\", IsValid(token));")]
    [InlineData("logger.LogInformation(\"Token {TokenId} of type {TokenType}\", tokenId, tokenType);")]
    [InlineData("logger.LogInformation(\"Cancelled {Token}\", cancellationToken);")]
    [InlineData("logger.LogInformation(\"Cancelled {Cancelled}\", cancellationToken.IsCancellationRequested);")]
    [InlineData("logger.LogInformation(\"Using the token of the configuration\");")]
    [InlineData("logger.LogInformation(\"Password changed for {User}\", user);")]
    [InlineData("logger.LogInformation(\"Response headers {Headers}\", response.Headers);")]
    [InlineData("logger.LogInformation(\"{Type}\", context.Request.Headers[\"Content-Type\"]);")]
    [InlineData("logger.LogInformation(\"{Url}\", configuration[\"Zendesk:Url\"]);")]
    [InlineData("logger.LogInformation(\"Scheme {Scheme}\", request.Headers.Authorization?.Scheme);")]
    [InlineData("logger.LogInformation(\"Page {Page}\", pageToken);")]
    [InlineData("logger.LogInformation(\"{Login}\", login);")]
    [InlineData("logger.LogInformation(\"Read {Count} tokens\", new List<string> { token }.Count);")]
    [InlineData("Console.WriteLine(\"Enter your password:\");")]
    [InlineData("Console.Write(\"API token: \"); var typed = Console.ReadLine();")]
    [InlineData("Console.WriteLine(password.Length > 12 ? \"strong\" : \"weak\");")]
    [InlineData("throw new InvalidOperationException(\"The access token has expired\");")]
    [InlineData("throw new ArgumentNullException(nameof(token));")]
    [InlineData("throw new ArgumentException(\"Token must not be empty\", nameof(token));")]
    [InlineData("throw new InvalidOperationException($\"Set {TokenVariable} first\");")]
    [InlineData("throw new FormatException($\"Unexpected token '{token}' at {user}\");")]
    [InlineData("Activity.Current?.SetTag(\"user\", user);")]
    [InlineData("Debug.Assert(token != null);")]
    [InlineData("File.WriteAllText(\"settings.json\", token);")]
    [InlineData("foreach (var header in request.Headers) { if (header.Key == \"Authorization\") { continue; } logger.LogDebug(\"{Key}: {Value}\", header.Key, header.Value); }")]
    [InlineData("logger.LogDebug(\"{Headers}\", string.Join(\", \", request.Headers.Select(h => h.Key)));")]
    [InlineData("foreach (var word in user.Split(' ')) { Console.WriteLine(word); }")]
    [InlineData("var parts = user.Split(' '); { string token1 = parts[0]; Console.WriteLine(token1.Length); }")]
    [InlineData("Console.WriteLine(SectionKey);")]
    [InlineData("var truncatedSecret = password.Substring(0, 8); Console.WriteLine(truncatedSecret);")]
    [InlineData("await LogInAsync(user, password);")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);")]
    [InlineData("var length = token.Length; Console.WriteLine(length);")]
    [InlineData("Console.WriteLine(ApiKeyHeader);")]
    [InlineData("var urlWithoutCredentials = user; Console.WriteLine(urlWithoutCredentials);")]
    [InlineData("logger.LogError(new Exception(), \"Invalid token: {Message}\", failure.Message);")]
    [InlineData("logger.LogInformation($\"Invalid password: {failure.Message}\");")]
    public Task What_gives_no_credential_away_is_quiet(string statements) => Verify.That(InMethod(statements));

    [Fact]
    public Task A_token_in_the_text_itself_is_reported() => Verify.That(Usings + $$"""
        class Api
        {
            void Go(ILogger logger) => logger.LogInformation([|"calling with {{Token.GitHub}}"|]);
        }
        """);

    [Fact]
    public Task A_constant_that_is_called_like_a_credential_is_reported_unless_it_is_a_key() => Verify.That(Usings + """
        class Api
        {
            private const string Password = "correct horse battery";
            private const string ApiKey = "api_key";
            void Go(ILogger logger)
            {
                logger.LogInformation("{Password}", [|Password|]);
                logger.LogInformation("{Key} is missing", ApiKey);
            }
        }
        """);

    [Fact]
    public Task Generated_log_methods_are_judged_at_their_call_or_by_their_parameters() => new Verify(Usings + """
        partial class Api(ILogger logger)
        {
            [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Login of {user} with {password}")]
            static partial void LogLogin(ILogger logger, string user, string password);

            [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Never called with {token}")]
            static partial void LogUnused(ILogger logger, string [|token|]);

            [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Stopped by {token}")]
            static partial void LogStopped(ILogger logger, CancellationToken token);

            [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Call of {value}")]
            static partial void LogCall(ILogger logger, string value);

            void Go(string user, string text, string apiKey, CancellationToken token)
            {
                LogLogin(logger, user, [|text|]);
                LogStopped(logger, token);
                LogCall(logger, [|apiKey|]);
                LogCall(logger, user);
            }
        }
        """).RunAsync();

    [Fact]
    public Task Placeholders_for_words_of_a_language_are_quiet() => Verify.That(Usings + """
        class Lexer(ILogger logger)
        {
            void Go(string text) => logger.LogTrace("Token {Token}", text);
        }
        """);

    [Fact]
    public Task Generated_log_methods_are_known_in_a_class_that_is_called_log() => new Verify(Usings + """
        static partial class Log
        {
            [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Using {value}")]
            static partial void Using(ILogger logger, string value);

            static void Go(ILogger logger, string apiKey) => Using(logger, [|apiKey|]);
        }
        """).RunAsync();

    [Fact]
    public Task Defined_log_delegates_are_known() => Verify.That(Usings + """
        class Api(ILogger logger)
        {
            private static readonly Action<ILogger, string, Exception?> Login = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "Login with {Token}");
            void Go(string token, string user)
            {
                Login(logger, [|token|], null);
                Login(logger, user, null);
            }
        }
        """);

    [Fact]
    public Task Serilog_is_known() => new Verify("""
        using Serilog;
        using Serilog.Context;
        class Api(ILogger log)
        {
            void Go(string token, string user, string text)
            {
                Log.Information("Token {Token}", [|token|]);
                Log.ForContext("Token", [|token|]).Information("called");
                log.Error($"refused {[|token|]}");
                log.Information("User {User}", user);
                Log.Debug("Secret {ClientSecret}", [|text|]);
                using (LogContext.PushProperty("Token", [|token|])) { }
            }
        }
        """).With(typeof(Serilog.Log)).RunAsync();

    [Fact]
    public Task Loggers_of_other_libraries_are_known_by_their_names() => new Verify("""
        using System;
        class Api
        {
            private static readonly NLog.Logger Nlog = new();
            private readonly log4net.ILog _log = null!;
            private readonly Tracer _logger = new();

            void Go(string token, string apiKey)
            {
                Nlog.Info("token {0}", [|token|]);
                Nlog.Debug($"key {[|apiKey|]}");
                _log.Error("token " + [|token|]);
                _log.InfoFormat("key {0}", [|apiKey|]);
                _logger.Information("token {Token}", [|token|]);
                WriteLog($"got {[|token|]}");
                new Telemetry.TelemetryClient().TrackTrace($"token {[|token|]}");
                new Telemetry.TelemetryClient().TrackEvent("login", new System.Collections.Generic.Dictionary<string, string> { ["token"] = [|token|] });
                new Tracer().Store(token);
                throw new ApiException([|token|]);
            }

            void WriteLog(string message) { }
        }
        class ApiException(string message) : Exception(message);
        class Tracer { public void Information(string template, params object[] values) { } public void Store(string token) { } }
        """).WithSource("""
        namespace NLog { public class Logger { public void Info(string message, params object[] args) { } public void Debug(string message) { } } }
        namespace log4net { public interface ILog { void Error(object message); void InfoFormat(string format, params object[] args); } }
        namespace Telemetry
        {
            public class TelemetryClient
            {
                public void TrackTrace(string message) { }
                public void TrackEvent(string name, System.Collections.Generic.IDictionary<string, string> properties) { }
            }
        }
        """).RunAsync();

    [Fact]
    public Task Responses_with_tokens_are_known() => new Verify("""
        using System.Text.Json;
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.Logging;
        class Api(ILogger<Api> logger)
        {
            void Go(TokenResponse response, JsonElement json, JsonDocument document)
            {
                logger.LogInformation("Got {Token}", [|response.AccessToken|]);
                logger.LogInformation("Got {Token} until {Expiry}", [|response.RefreshToken|], response.ExpiresIn);
                logger.LogInformation("Got {Value}", [|json.GetProperty("access_token").GetString()|]);
                logger.LogInformation("Got {Value}", json.GetProperty("name").GetString());
                logger.LogError("Failed: {Error}", response.Error);
            }
        }
        """).With(typeof(Duende.IdentityModel.Client.TokenResponse)).RunAsync();

    [Fact]
    public Task Logged_headers_of_the_host_are_known() => Verify.That("""
        using Microsoft.AspNetCore.HttpLogging;
        using Microsoft.Extensions.DependencyInjection;
        static class Startup
        {
            static void Add(IServiceCollection services) => services.AddHttpLogging(options =>
            {
                options.RequestHeaders.Add([|"Authorization"|]);
                options.RequestHeaders.Add("X-Request-Id");
                options.ResponseHeaders.Add("Server");
            });
        }
        """);

    [Fact]
    public Task Tokens_of_a_language_are_words() => Verify.That("""
        using System;
        class ExpressionParser
        {
            void Read(string token) => throw new FormatException($"Cannot go on after {token}");
        }
        class Api
        {
            void Send(string token) => throw new FormatException($"Cannot go on after {[|token|]}");
        }
        """);

    [Fact]
    public Task Pieces_of_a_text_are_words() => Verify.That("""
        using System;
        class Tool
        {
            void Split(string line)
            {
                foreach (var token in line.Split(' '))
                {
                    Console.WriteLine(token);
                }
                var parts = line.Split(',');
                for (var i = 0; i < parts.Length; i++)
                {
                    var token = parts[i];
                    Console.WriteLine(token);
                }
            }
            static void Main(string[] args)
            {
                var token = args[0];
                Console.WriteLine([|token|]);
            }
        }
        """);

    [Fact]
    public Task Top_level_programs_and_local_functions_are_judged() => new Verify("""
        using System;
        var token = Environment.GetEnvironmentVariable("API_TOKEN");
        Console.WriteLine([|token|]);
        void Show(string secret) => Console.WriteLine($"secret {[|secret|]}");
        Show("x");
        """).AsProgram().RunAsync();

    [Fact]
    public Task Half_typed_code_is_survived() => new Verify(Usings + """
        class Api { void Go(string user) { Console.WriteLine(user.; logger.LogInformation("{Token", ); throw new Exception(; } }
        """) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();

    private static string InMethod(string statements) => Usings + $$"""
        class Login { public string User { get; set; } = ""; public string Password { get; set; } = ""; }
        record Session(string User, string AccessToken);
        class Api
        {
            private const string TokenVariable = "API_TOKEN";
            private const string SectionKey = "hostwebclient";
            private const string ApiKeyHeader = "X-Api-Key";
            private readonly string _clientSecret = "";
            public string ApiKey { get; set; } = "";
            static string Mask(string? text) => "***";
            static string Redact(string? text) => "***";
            static string Sha256(string? text) => "";
            static bool IsValid(string? text) => true;
            static Task<string> GetAccessTokenAsync() => Task.FromResult("");
            static Task LogInAsync(string user, string password) => Task.CompletedTask;
            async Task Go(ILogger<Api> logger, HttpClient client, HttpRequestMessage request, HttpResponseMessage response, HttpContext context, IConfiguration configuration,
                string token, string password, string accessToken, string refreshToken, string jwt, string user, string value, string tokenId, string tokenType, string pageToken,
                string connectionString, Login login, Session session, Exception failure, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
