using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using SupportConsole.Api.Accounts;
using SupportConsole.Api.ApiKeys;
using SupportConsole.Api.Decisions;
using SupportConsole.Api.Deposits;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Lemur;
using SupportConsole.Api.Requests;
using SupportConsole.Api.Streams;
using SupportConsole.Api.Transcripts;

namespace SupportConsole.Api;

/// <summary>The HTTP API that the speech platform's servers and workers call. Its rules are in Core.</summary>
internal static class PlatformApi
{
    public const string Prefix = "/platform/v1";

    private static readonly string[] CustomerPaths = ["/v1", "/v2", "/v3", "/lemur"];

    /// <summary>
    /// Any caller, whatever its scopes. Names schemes of programs only: no cookie of the console opens this API.
    /// </summary>
    private const string Policy = "PlatformApi";

    /// <summary>Chooses between keys and tokens, both of which come as bearers.</summary>
    private const string BearerScheme = "PlatformBearer";

    public static IServiceCollection AddPlatformApi(this IServiceCollection services, IConfiguration configuration)
    {
        var takesTokens = services.AddPlatformTokens(configuration);
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, PlatformKeyHandler>(PlatformKeyHandler.SchemeName, null)
            .AddPolicyScheme(BearerScheme, displayName: null, options =>
                options.ForwardDefaultSelector = context =>
                    takesTokens && PlatformTokens.IsToken(context.Request)
                        ? PlatformTokens.SchemeName
                        : PlatformKeyHandler.SchemeName
            );
        var authorization = services
            .AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(BearerScheme).RequireRole(CallScope.Caller));
        CallScope.AddPolicies(authorization, BearerScheme);

        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        // Otherwise a body that cannot be bound is answered without a word, except in Development.
        services.PostConfigure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services.AddPlatformOpenApi();
    }

    /// <summary>Maps the API, its description and the health checks.</summary>
    public static void MapPlatformApi(this IEndpointRouteBuilder app)
    {
        var platform = app.MapGroup(Prefix)
            .RequireAuthorization(Policy)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(BodyProblem.MaximumWireBytes));
        platform.MapAccounts();
        platform.MapLimits();
        platform.MapDeposits();
        platform.MapTranscripts();
        platform.MapStreams();
        platform.MapLemur();
        platform.MapApiKeys();
        platform.MapDecisions();
        platform.MapOtherMethods();
        ((IEndpointConventionBuilder)platform).Finally(EndpointGuard.Guard);

        // A mistaken path of a service is answered in its language, not with the console's sign-in page.
        app.Map("/platform/{**path}", NothingAsync)
            .RequireAuthorization(Policy)
            .DisableAntiforgery()
            .ExcludeFromDescription();

        // The customers' own API has these paths on other hosts: a client that was pointed here gets an answer that it
        // can read.
        foreach (var path in CustomerPaths)
        {
            app.Map(path + "/{**path}", NothingAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        }

        app.MapPlatformOpenApi();
        app.MapHealth();
    }

    /// <summary>True for the paths of programs, which get statuses and JSON, never pages.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/platform")
        || path.StartsWithSegments("/health")
        || CustomerPaths.Any(customers => path.StartsWithSegments(customers));

    private static Task NothingAsync(HttpContext context) =>
        ApiErrors.WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            $"There is nothing at this address; {PlatformOpenApi.Path} lists what there is"
        );

    private static void Configure(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new EnumNames());
    }
}
