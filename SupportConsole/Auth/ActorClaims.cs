using System.Security.Claims;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>An actor as the claims of the sign-in cookie, and back.</summary>
internal static class ActorClaims
{
    /// <summary>The claims to sign in with.</summary>
    public static ClaimsPrincipal ToPrincipal(Actor actor, SignInSession session, string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, actor.Id), new(ClaimTypes.Name, actor.Name)];
        claims.AddRange(session.ToClaims());
        claims.AddRange(actor.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>Who is signed in; null for a visitor. Roles this version does not know grant nothing.</summary>
    public static Actor? ToActor(ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        var name = principal.FindFirstValue(ClaimTypes.Name);
        if (principal.Identity?.IsAuthenticated != true || string.IsNullOrEmpty(id) || string.IsNullOrEmpty(name))
        {
            return null;
        }

        var roles = principal
            .FindAll(ClaimTypes.Role)
            .Where(claim => Enum.IsDefined(typeof(Role), claim.Value))
            .Select(claim => Enum.Parse<Role>(claim.Value));
        return new Actor(id, name, [.. roles]);
    }
}
