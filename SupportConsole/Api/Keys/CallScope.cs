using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Keys;

/// <summary>
/// The scope that a call of the platform API needs: on its endpoint, where the description and refusals read it.
/// </summary>
/// <param name="Scope">One.</param>
internal sealed record CallScope(PlatformScopes Scope)
{
    /// <summary>The role of whoever may make any call at all.</summary>
    public const string Caller = "platform";

    /// <summary>The claims that hold a caller's scopes, one each.</summary>
    private const string ClaimType = "platform:scope";

    /// <summary>Its name.</summary>
    public string Name => PlatformScopeNames.Of(Scope);

    /// <summary>What is known of a caller, as claims; without a scope they are no caller.</summary>
    public static IEnumerable<Claim> ToClaims(PlatformCaller caller)
    {
        yield return new(ClaimTypes.Name, caller.Name);
        if (caller.Scopes != PlatformScopes.None)
        {
            yield return new(ClaimTypes.Role, Caller);
        }

        foreach (var scope in PlatformScopeNames.Names(caller.Scopes))
        {
            yield return new(ClaimType, scope);
        }
    }

    /// <summary>The names of a caller's scopes.</summary>
    public static string Of(ClaimsPrincipal caller) =>
        string.Join(", ", caller.FindAll(ClaimType).Select(claim => claim.Value));

    /// <summary>The scope that the call of this request needs; null when any caller may make it.</summary>
    public static CallScope? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CallScope>();

    /// <summary>Adds a policy for each scope.</summary>
    /// <param name="authorization">The policies.</param>
    /// <param name="scheme">Authenticates callers.</param>
    public static void AddPolicies(AuthorizationBuilder authorization, string scheme)
    {
        foreach (var scope in PlatformScopeNames.Each)
        {
            authorization.AddPolicy(PolicyOf(scope), policy =>
                policy
                    .AddAuthenticationSchemes(scheme)
                    .RequireRole(Caller)
                    .RequireClaim(ClaimType, PlatformScopeNames.Of(scope))
            );
        }
    }

    /// <summary>The policy of a scope.</summary>
    public static string PolicyOf(PlatformScopes scope) => $"PlatformApi.{PlatformScopeNames.Of(scope)}";
}

/// <summary>How endpoints name their scope.</summary>
internal static class CallScopeExtensions
{
    /// <summary>Lets only callers pass who have the scope; others are answered 403.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, PlatformScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(CallScope.PolicyOf(scope)).WithMetadata(new CallScope(scope));
}
