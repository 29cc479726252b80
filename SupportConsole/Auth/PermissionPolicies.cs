using Microsoft.AspNetCore.Authorization;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>One authorization policy for each permission of Core, of the same name.</summary>
internal static class PermissionPolicies
{
    /// <summary>
    /// Adds the policies, and the fallback for whatever has none: a person signed in by the cookie. A platform key is
    /// another scheme and therefore never opens a page.
    /// </summary>
    public static void AddPermissions(this AuthorizationBuilder authorization, string scheme)
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(permission.ToString(), policy =>
                policy
                    .AddAuthenticationSchemes(scheme)
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context => ActorClaims.ToActor(context.User)?.May(permission) == true)
            );
        }

        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder(scheme).RequireAuthenticatedUser().Build());
    }
}
