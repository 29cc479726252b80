using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using SupportConsole.Api;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Registration;
using SupportConsole.Shutdown;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>The platform API over fakes: what it takes and answers, without a database.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    public const string Key = "a-key-of-the-tests";

    private const string Console = "console";

    private readonly WebApplication _app;

    private PlatformHost(bool onKestrel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton<ITranscriptLimiter>(Limiter);
        builder.Services.AddSingleton<ITranscriptList>(Transcripts);
        builder.Services.AddSingleton(Cancellation.Object);
        builder.Services.AddSingleton<IStreamLimiter>(Streams);
        builder.Services.AddSingleton(Lemur.Object);
        builder.Services.AddSingleton<IAccountRegistry>(Accounts);
        builder.Services.AddSingleton<IDepositService>(Accounts);
        builder.Services.AddSingleton(ApiKeys.Object);
        builder.Services.AddSingleton<IPlatformKeyVerifier>(Keys);
        builder.Services.AddSingleton<IDecisions>(Decisions);
        builder.Services.AddSingleton(Readiness.Object);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<NodeDrain>();
        builder.Services.AddPlatformApi(builder.Configuration);
        AddConsole(builder.Services);
        if (onKestrel)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        _app = builder.Build();
        _app.MapPlatformApi();
        _app.MapPost("/sign-in", () =>
                Results.SignIn(new(new ClaimsIdentity([new(ClaimTypes.Name, "Robin")], Console)), null, Console)
            )
            .AllowAnonymous();
        _app.MapGet("/page", () => "a page");
    }

    public FakeTranscriptLimiter Limiter { get; } = new();

    public FakeTranscriptList Transcripts { get; } = new();

    public Mock<IPlatformCancellation> Cancellation { get; } = new();

    public FakeStreamLimiter Streams { get; } = new();

    public Mock<ILemurLimiter> Lemur { get; } = new(MockBehavior.Strict);

    public FakeAccountRegistry Accounts { get; } = new();

    /// <summary>Knows no key until a test gives it one.</summary>
    public Mock<IApiKeyVerifier> ApiKeys { get; } = new();

    /// <summary>Knows <see cref="Key"/>, for all calls.</summary>
    public FakePlatformKeys Keys { get; } = new() { [Key] = new("tests-too", PlatformScopes.All) };

    public FakeDecisions Decisions { get; } = new();

    /// <summary>Ready until a test says otherwise.</summary>
    public Mock<INodeReadiness> Readiness { get; } = new();

    public LogRecorder Log { get; } = new();

    /// <summary>Calls with <see cref="Key"/>.</summary>
    public HttpClient Client { get; private set; } = new();

    public static async Task<PlatformHost> StartAsync(bool onKestrel = false)
    {
        var host = new PlatformHost(onKestrel);
        await host._app.StartAsync();
        host.Client = onKestrel ? new() { BaseAddress = new(host._app.Urls.Single()) } : host._app.GetTestClient();
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return host;
    }

    /// <summary>Sends a body as it is and reads the answer, which must be JSON.</summary>
    public async Task<(int Status, JsonElement Body, HttpResponseHeaders Headers)> SendAsync(
        string method,
        string path,
        string? json = null
    )
    {
        using var request = new HttpRequestMessage(new(method), PlatformApi.Prefix + path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, document.RootElement.Clone(), response.Headers);
    }

    /// <summary>Sends a body that must be refused, and reads why.</summary>
    public async Task<(int Status, string Error)> RefusedAsync(string method, string path, string? json = null)
    {
        var (status, body, _) = await SendAsync(method, path, json);
        Assert.Equal(["error"], body.EnumerateObject().Select(field => field.Name));
        return (status, body.GetProperty("error").GetString()!);
    }

    /// <summary>What a signal to end does first.</summary>
    public Task StopAsync() => _app.Services.GetRequiredService<NodeDrain>().BeginAsync();

    /// <summary>
    /// Sign-in as the console has it, whose cookie is no key here: the default scheme, and asked for wherever nothing
    /// else is said.
    /// </summary>
    private static void AddConsole(IServiceCollection services)
    {
        services.AddAuthentication(Console).AddCookie(Console);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Console).RequireAuthenticatedUser().Build());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Log.Dispose();
    }
}
