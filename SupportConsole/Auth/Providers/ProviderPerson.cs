using System.Security.Claims;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth.Providers;

/// <summary>The person that a provider's validated claims describe.</summary>
internal sealed class ProviderPerson(SignInOptions options, ProviderRoles roles)
{
    /// <summary>Of an actor's id; longer subjects are no use in the audit.</summary>
    private const int LongestId = 200;

    private const int LongestName = 100;

    private static readonly string[] Names = ["name", "preferred_username", "email"];

    /// <summary>The person, or why they may not sign in; one of the two is null.</summary>
    /// <param name="claims">By the names that the provider uses.</param>
    public (Actor? Person, SignInProblem? Problem) Of(ClaimsPrincipal claims)
    {
        if (options.Known == SignInMode.EntraId && OutsiderProblem(claims) is { } outsider)
        {
            return (null, outsider);
        }

        if (FindId(claims) is not { } id)
        {
            return (null, SignInProblem.InvalidAnswer);
        }

        var granted = roles.Of(claims.FindAll(options.RoleClaim).Select(claim => claim.Value));
        return granted.Count == 0 ? (null, SignInProblem.NoRole) : (new Actor(id, NameOf(claims) ?? id, granted), null);
    }

    /// <summary>
    /// Entra ID signs guests in at the tenant that they visit: their tokens have its issuer and <c>tid</c>. The claims
    /// <c>idp</c> (where they come from) and <c>acct</c> (1: guest; an optional claim) tell them apart.
    /// </summary>
    private SignInProblem? OutsiderProblem(ClaimsPrincipal claims)
    {
        var tenant = options.EntraId.TenantId!;
        if (!string.Equals(claims.FindFirstValue("tid"), tenant, StringComparison.OrdinalIgnoreCase))
        {
            return SignInProblem.OtherTenant;
        }

        var isGuest = claims.HasClaim("acct", "1") || claims.FindAll("idp").Any(idp => !IsOwn(idp.Value, tenant));
        return isGuest ? SignInProblem.Guest : null;
    }

    /// <summary>
    /// True for an identity provider that is the tenant itself, such as https://sts.windows.net/{tid}/.
    /// </summary>
    private static bool IsOwn(string identityProvider, string tenant) =>
        Uri.TryCreate(identityProvider, UriKind.Absolute, out var address)
        && address.Segments.Length > 1
        && string.Equals(address.Segments[1].TrimEnd('/'), tenant, StringComparison.OrdinalIgnoreCase);

    /// <summary>Entra ID's object id is the same for all apps of the tenant, its subject is not.</summary>
    private string? FindId(ClaimsPrincipal claims)
    {
        var (prefix, claim) = options.Known == SignInMode.EntraId ? ("entra:", "oid") : ("oidc:", "sub");
        var id = prefix + claims.FindFirstValue(claim);
        return id.Length > prefix.Length && id.Length <= LongestId && !id.Any(char.IsControl) ? id : null;
    }

    private static string? NameOf(ClaimsPrincipal claims)
    {
        var name = Names
            .Select(claim => claims.FindFirstValue(claim))
            .Select(value => string.Concat((value ?? "").Where(character => !char.IsControl(character))).Trim())
            .FirstOrDefault(value => value.Length > 0);
        return name?.Length > LongestName ? name[..LongestName] : name;
    }
}
