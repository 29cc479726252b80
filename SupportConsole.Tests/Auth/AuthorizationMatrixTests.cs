using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Api.Keys;
using SupportConsole.Core.Access;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Tests.Auth.Providers;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Auth;

/// <summary>
/// Who may reach what: every route of the running program is listed here, and asked as everybody there is. A route
/// that is not listed fails, and so does one without a policy.
/// </summary>
public sealed class AuthorizationMatrixTests(ConsoleHost host, EntraHost provider)
    : IClassFixture<ConsoleHost>,
        IClassFixture<EntraHost>
{
    /// <summary>No credential of any kind.</summary>
    private const string Nobody = "nobody";

    private const string Key = "key: ";

    private static readonly Access Anyone = new();

    private static readonly Access SignedIn = new() { Policies = [""] };

    /// <summary>A signature, which no person and no key has.</summary>
    private static readonly Access Stripe = new() { Policies = ["StripeWebhook"] };

    /// <summary>Any platform key, whatever its scopes: what is answered says no more than that nothing is there.</summary>
    private static readonly Access AnyKey = new() { Policies = ["PlatformApi"], Scope = PlatformScopes.All };

    private static readonly Dictionary<string, Access> Routes = new()
    {
        ["GET,POST /"] = Page(Permission.ViewAccounts),
        ["GET,POST /accounts"] = Page(Permission.ViewAccounts),
        ["GET,POST /accounts/{Id}"] = Page(Permission.ViewAccounts),
        ["GET,POST /transcripts"] = Page(Permission.ViewAccounts),
        ["GET,POST /transcripts/{Id}"] = Page(Permission.ViewAccounts),
        ["GET,POST /throttling"] = Page(Permission.ViewAccounts),
        ["GET,POST /usage"] = Page(Permission.ViewAccounts),
        ["GET,POST /decisions"] = Page(Permission.ViewAccounts),
        ["GET,POST /decisions/{Id}"] = Page(Permission.ViewAccounts),
        ["GET,POST /escalations"] = Page(Permission.ViewEscalations),
        ["GET,POST /escalations/{Id}"] = Page(Permission.ViewEscalations),
        ["GET,POST /audit"] = Page(Permission.ViewAudit),
        ["GET,POST /audit/{Sequence:long}"] = Page(Permission.ViewAudit),
        ["GET,POST /payments"] = Page(Permission.HandlePayments),
        ["GET,POST /sessions"] = Page(Permission.ManageSessions),
        ["GET,POST /platform-keys"] = Page(Permission.ManagePlatformKeys),

        ["GET /throttling/export.csv"] = File(Permission.ViewAccounts),
        ["GET /accounts/export.csv"] = File(Permission.ViewAccounts),
        ["GET /usage/export.csv"] = File(Permission.ViewAccounts),
        ["GET /accounts/{accountId}/payments.csv"] = File(Permission.ViewAccounts),
        ["GET /accounts/{accountId}/transcripts.csv"] = File(Permission.ViewAccounts),
        ["GET /audit/export.csv"] = File(Permission.ViewAudit),
        ["GET /audit/export.jsonl"] = File(Permission.ViewAudit),

        ["ANY /_blazor"] = SignedIn,
        ["ANY /_blazor/negotiate"] = SignedIn,
        ["ANY /_blazor/disconnect/"] = SignedIn,
        ["ANY /_blazor/initializers/"] = SignedIn,
        ["GET /_framework/opaque-redirect"] = SignedIn,

        ["GET,POST /sign-in"] = Anyone,
        ["POST /sign-in"] = Anyone,
        ["GET,POST /sign-in/problem/{Name}"] = Anyone,
        ["GET,POST /sign-out"] = Anyone,
        ["POST /sign-out"] = Anyone,
        ["GET,POST /error"] = Anyone,
        ["GET,POST /not-found"] = Anyone,
        ["GET,POST /status/{Code:int}"] = Anyone,
        ["GET /theme.css"] = Anyone,
        ["GET,HEAD /health/live"] = Anyone,
        ["GET,HEAD /health/ready"] = Anyone,
        ["GET /openapi/{documentName}.json"] = Anyone,
        ["ANY /v1/{**path}"] = Anyone,
        ["ANY /v2/{**path}"] = Anyone,
        ["ANY /v3/{**path}"] = Anyone,
        ["ANY /lemur/{**path}"] = Anyone,

        ["POST /webhooks/stripe"] = Stripe,

        ["PUT /platform/v1/accounts/{accountId}"] = Call(PlatformScopes.Accounts),
        ["GET /platform/v1/accounts/{accountId}/limits"] = Call(PlatformScopes.Limits),
        ["GET /platform/v1/decisions/{decisionId}"] = Call(PlatformScopes.Limits),
        ["POST /platform/v1/accounts/{accountId}/transcripts"] = Call(PlatformScopes.Work),
        ["GET /platform/v1/accounts/{accountId}/transcripts"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/transcripts/lease"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/transcripts/heartbeat"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/transcripts/complete"] = Call(PlatformScopes.Work),
        ["GET /platform/v1/transcripts/{id}"] = Call(PlatformScopes.Work),
        ["DELETE /platform/v1/transcripts/{id}"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/accounts/{accountId}/streams"] = Call(PlatformScopes.Work),
        ["DELETE /platform/v1/streams/{sessionId}"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/accounts/{accountId}/lemur"] = Call(PlatformScopes.Work),
        ["POST /platform/v1/accounts/{accountId}/deposits"] = Call(PlatformScopes.Money),
        ["POST /platform/v1/keys/verify"] = Call(PlatformScopes.Keys),
        ["ANY /platform/{**path}"] = AnyKey,
    };

    /// <summary>Those that are there where an identity provider signs people in.</summary>
    private static readonly string[] OfAProvider = ["GET /sign-in/begin", "GET /sign-out/provider"];

    public static TheoryData<string> Callers =>
        new([
            Nobody,
            .. Enum.GetNames<Role>(),
            .. PlatformScopeNames.Names(PlatformScopes.All).Select(scope => Key + scope),
        ]);

    [Fact]
    public void Routes_OfTheProgram_AreThoseOfTheMatrixEachWithItsPolicy()
    {
        var routes = RoutesOf(host.Services);

        Assert.Equal(Everything().Keys.Order(), routes.Select(route => route.Name).Order());
        Assert.All(routes, route => AssertPolicy(route, Everything()[route.Name]));
        Assert.All(Endpoints(host.Services).Where(IsAsset), asset =>
            Assert.NotNull(asset.Metadata.GetMetadata<IAllowAnonymous>())
        );
    }

    [Fact]
    public void Routes_WithAnIdentityProvider_AreTheSameAndTwoThatAnyoneMayReach()
    {
        var routes = RoutesOf(provider.Services);

        Assert.Equal(
            Everything().Keys.Except(["POST /sign-in"]).Concat(OfAProvider).Order(),
            routes.Select(route => route.Name).Order()
        );
        Assert.All(routes, route => AssertPolicy(route, Everything().GetValueOrDefault(route.Name, Anyone)));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Routes_AskedByOneCaller_OpenAsTheMatrixSays(string caller)
    {
        using var client = await ClientAsync(caller);
        var wrong = new List<string>();
        foreach (var route in RoutesOf(host.Services))
        {
            using var request = new HttpRequestMessage(route.Method, route.Address);
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var opens =
                answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                && answer.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) != true;
            if (opens != MayReach(caller, Everything()[route.Name]))
            {
                wrong.Add($"{route.Name}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Assets_OfAnyKind_AreForAnyone()
    {
        using var nobody = await ClientAsync(Nobody);

        using var sheet = await nobody.GetAsync("/css/console.css");

        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
    }

    private static Access Page(Permission permission) =>
        new() { Policies = ["", $"{permission}"], Permission = permission };

    private static Access File(Permission permission) =>
        new() { Policies = [$"{permission}"], Permission = permission };

    private static Access Call(PlatformScopes scope) =>
        new() { Policies = ["PlatformApi", CallScope.PolicyOf(scope)], Scope = scope };

    /// <summary>The matrix with the answers to other methods at the API's addresses.</summary>
    private static Dictionary<string, Access> Everything() =>
        Routes
            .Concat(
                Routes
                    .Keys.Where(name => name.Contains(" /platform/v1", StringComparison.Ordinal))
                    .Select(name => $"ANY {name.Split(' ')[1]}")
                    .Distinct()
                    .Select(name => KeyValuePair.Create(name, AnyKey))
            )
            .ToDictionary();

    private static void AssertPolicy(Route route, Access access)
    {
        var anonymous = route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var policies = route.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "");

        Assert.True(anonymous == (access == Anyone), $"{route.Name} is open to anyone, or should be");
        if (!anonymous)
        {
            Assert.Equal(access.Policies.Order(), policies.Order());
        }
    }

    private static bool MayReach(string caller, Access access) =>
        access == Anyone
        || (
            Enum.TryParse<Role>(caller, out var role)
                ? access == SignedIn
                    || (access.Permission is { } permission && RolePermissions.Allow([role], permission))
                : caller.StartsWith(Key, StringComparison.Ordinal)
                    && access.Scope.HasFlag(PlatformScopeNames.Find(caller[Key.Length..]))
        );

    private async Task<HttpClient> ClientAsync(string caller)
    {
        if (Enum.TryParse<Role>(caller, out var role))
        {
            return await host.SignInAsync(
                SupportConsole.Auth.Persona.All.Single(one => one.Actor.Roles[0] == role).Key
            );
        }

        var client = host.CreateBrowser();
        if (caller.StartsWith(Key, StringComparison.Ordinal))
        {
            var scope = PlatformScopeNames.Find(caller[Key.Length..]);
            var outcome = await host
                .Services.GetRequiredService<IPlatformKeys>()
                .ExecuteAsync(
                    Samples.Administrator,
                    new PlatformKeyCreation(caller, scope, null, "Asks every route there is", caller),
                    CancellationToken.None
                );
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                Assert.IsType<PlatformKeyOutcome.Made>(outcome).Secret
            );
        }

        return client;
    }

    private static IReadOnlyList<Endpoint> Endpoints(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints;

    private static List<Route> RoutesOf(IServiceProvider services) =>
        [.. Endpoints(services).Where(endpoint => !IsAsset(endpoint)).Select(Route.Of)];

    private static bool IsAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    /// <summary>Who may reach a route; with nothing, anyone.</summary>
    private sealed record Access
    {
        /// <summary>Names of the policies that its endpoint must carry; empty for the default one.</summary>
        public string[] Policies { get; init; } = [];

        /// <summary>What a person needs.</summary>
        public Permission? Permission { get; init; }

        /// <summary>The scopes of which a platform key needs one.</summary>
        public PlatformScopes Scope { get; init; }
    }

    /// <summary>A route that can be asked.</summary>
    private sealed record Route(string Name, HttpMethod Method, string Address, Endpoint Endpoint)
    {
        public static Route Of(Endpoint endpoint)
        {
            var route = Assert.IsAssignableFrom<RouteEndpoint>(endpoint);
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            var address = route.RoutePattern.Parameters.Aggregate(pattern, (path, parameter) => path.Replace(
                    path[
                        path.IndexOf('{', StringComparison.Ordinal)..(path.IndexOf('}', StringComparison.Ordinal) + 1)
                    ],
                    parameter.Name switch
                    {
                        "Code" => "404",
                        "Sequence" => "1",
                        "documentName" => "v1",
                        _ => "nobody",
                    },
                    StringComparison.Ordinal
                ));

            // A method that is no other endpoint's at that address.
            var method =
                methods.Count > 0 ? methods[0]
                : pattern.StartsWith("/_blazor", StringComparison.Ordinal) ? "POST"
                : "PATCH";
            return new(
                $"{(methods.Count == 0 ? "ANY" : string.Join(',', methods))} {pattern}",
                new(method),
                address,
                endpoint
            );
        }
    }
}
