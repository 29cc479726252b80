using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Audit;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>The platform API asked with tokens of the tenant: which open it, and who the caller then is.</summary>
public sealed class PlatformTokenTests : IClassFixture<EntraHost>
{
    private const string Other = "22222222-2222-3333-4444-555555555555";

    private readonly EntraHost _host;

    public PlatformTokenTests(EntraHost host)
    {
        _host = host;
        _host.Tenant.Reset();
        _host.Clock.Shift = TimeSpan.Zero;
    }

    private EntraTenant Tenant => _host.Tenant;

    [Fact]
    public async Task Token_WithTheRole_OpensTheApi()
    {
        using var app = CallerWith(Tenant.AppToken());

        using var created = await RegisterAsync(app, "right-role", "Right Role");
        using var read = await app.GetAsync("/platform/v1/accounts/right-role/limits");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, read.StatusCode));
    }

    [Fact]
    public async Task Key_BesideTokens_OpensTheApiAsBefore()
    {
        using var service = CallerWith("dev-platform-key");

        using var answer = await service.GetAsync("/platform/v1/accounts/nobody/limits");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Token_WithTheRoleOfAScope_MakesItsCallsAlone()
    {
        using var app = CallerWith(
            Tenant.AppToken(claims => claims["roles"] = new[] { "Platform.Limits.Limits", "Platform.Limits.Money" })
        );

        using var read = await app.GetAsync("/platform/v1/accounts/nobody/limits");
        using var work = await app.GetAsync("/platform/v1/transcripts/t1");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (read.StatusCode, work.StatusCode));
        Assert.Equal(
            """{"error":"The token lacks the app role Platform.Limits or Platform.Limits.Work"}""",
            await work.Content.ReadAsStringAsync()
        );
    }

    public static TheoryData<string, HttpStatusCode> Tokens =>
        new()
        {
            { "without roles", HttpStatusCode.Forbidden },
            { "with a person's role", HttpStatusCode.Forbidden },
            { "with the role in another case", HttpStatusCode.Forbidden },
            { "with a longer role", HttpStatusCode.Forbidden },
            { "expired", HttpStatusCode.Unauthorized },
            { "not valid yet", HttpStatusCode.Unauthorized },
            { "never expires", HttpStatusCode.Unauthorized },
            { "other audience", HttpStatusCode.Unauthorized },
            { "other issuer", HttpStatusCode.Unauthorized },
            { "issuer of v1.0", HttpStatusCode.Unauthorized },
            { "other tenant", HttpStatusCode.Unauthorized },
            { "of a person", HttpStatusCode.Unauthorized },
            { "an id token", HttpStatusCode.Unauthorized },
            { "names no app", HttpStatusCode.Unauthorized },
            { "unsigned", HttpStatusCode.Unauthorized },
            { "signed by another", HttpStatusCode.Unauthorized },
            { "signed with the secret", HttpStatusCode.Unauthorized },
            { "cut short", HttpStatusCode.Unauthorized },
            { "rubbish", HttpStatusCode.Unauthorized },
        };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Token_Wrong_OpensNothing(string story, HttpStatusCode expected)
    {
        using var app = CallerWith(TokenOf(story));

        using var answer = await app.GetAsync("/platform/v1/accounts/acme/limits");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.Forbidden
                ? """{"error":"The token lacks the app role Platform.Limits or Platform.Limits.Limits"}"""
                : """{"error":"Authentication error, API token missing/invalid"}""",
            text
        );
        Assert.DoesNotContain(_host.Log.Lines, line => line.Text.Contains("eyJ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_OfAnHourAgo_OpensNothingByTheServersClock()
    {
        using var app = CallerWith(Tenant.AppToken());
        using var before = await app.GetAsync("/platform/v1/accounts/nobody/limits");

        _host.Clock.Shift = TimeSpan.FromMinutes(66);
        using var after = await app.GetAsync("/platform/v1/accounts/nobody/limits");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Cookie_OfAPerson_DoesNotOpenTheApi()
    {
        using var browser = _host.CreateBrowser();
        using var signedIn = await EntraHost.SignInAsync(browser);

        using var answer = await browser.GetAsync("/platform/v1/accounts/acme/limits");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Token_OpensNoPage()
    {
        using var app = CallerWith(Tenant.AppToken());

        using var page = await app.GetAsync("/accounts");
        using var file = await app.GetAsync("/usage.csv");

        Assert.Equal((HttpStatusCode.Found, false), (page.StatusCode, file.IsSuccessStatusCode));
    }

    [Fact]
    public async Task Audit_OfAChangeByToken_NamesTheApp()
    {
        using var app = CallerWith(Tenant.AppToken());
        using var created = await RegisterAsync(app, "audited", "Audited");
        using var changed = await RegisterAsync(app, "audited", "Audited", disabled: true);

        var entries = await _host
            .Services.GetRequiredService<IAuditReader>()
            .AccountActivityAsync(Samples.Engineer, "audited", 10, CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains(entries, entry => entry.ActorId == $"platform:{EntraTenant.AppId}");
    }

    private static Task<HttpResponseMessage> RegisterAsync(
        HttpClient app,
        string accountId,
        string name,
        bool disabled = false
    ) =>
        app.PutAsJsonAsync(
            $"/platform/v1/accounts/{accountId}",
            new
            {
                email = $"ops@{accountId}.example",
                name,
                plan = "payAsYouGo",
                disabled,
            }
        );

    private HttpClient CallerWith(string token)
    {
        var client = _host.CreateBrowser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private string TokenOf(string story)
    {
        var now = TimeProvider.System.GetUtcNow();
        return story switch
        {
            "without roles" => Tenant.AppToken(claims => claims.Remove("roles")),
            "with a person's role" => Tenant.AppToken(claims => claims["roles"] = new[] { "SupportManager" }),
            "with the role in another case" => Tenant.AppToken(claims => claims["roles"] = new[] { "platform.limits" }),
            "with a longer role" => Tenant.AppToken(claims => claims["roles"] = new[] { "Platform.Limits.Read" }),
            "expired" => Tenant.AppToken(claims => claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds()),
            "not valid yet" => Tenant.AppToken(claims => claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds()),
            "never expires" => Tenant.AppToken(claims => claims.Remove("exp")),
            "other audience" => Tenant.AppToken(claims => claims["aud"] = Other),
            "other issuer" => Tenant.AppToken(claims => claims["iss"] = $"{Tenant.Address}{Other}/v2.0"),
            "issuer of v1.0" => Tenant.AppToken(claims =>
                claims["iss"] = $"https://sts.windows.net/{EntraTenant.TenantId}/"
            ),
            "other tenant" => Tenant.AppToken(claims => claims["tid"] = Other),
            "of a person" => Tenant.AppToken(claims => claims["scp"] = "access_as_user"),
            "an id token" => Tenant.AppToken(claims => claims["nonce"] = "a-nonce"),
            "names no app" => Tenant.AppToken(claims =>
            {
                claims.Remove("azp");
                claims.Remove("sub");
            }),
            "unsigned" => Tenant.AppToken(sign: ForgedTokens.Unsigned),
            "signed by another" => Tenant.AppToken(sign: Tenant.SignedByAnother),
            "signed with the secret" => Tenant.AppToken(sign: ForgedTokens.SignedWithSecret),
            "cut short" => Tenant.AppToken()[..^3],
            "rubbish" => "a.b.c",
            _ => throw new ArgumentOutOfRangeException(nameof(story), story, null),
        };
    }
}
