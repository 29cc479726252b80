using System.Globalization;
using System.Security.Claims;

namespace SupportConsole.Auth;

/// <summary>One sign-in of a person, as it stands in the claims of its cookie.</summary>
/// <param name="Id">Names it; random.</param>
/// <param name="Until">When it ends at the latest, however busy the person is.</param>
internal sealed record SignInSession(string Id, DateTimeOffset Until)
{
    /// <summary>A working day; the cookie itself ends earlier when nothing is asked for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private const string IdClaim = "console:session";
    private const string UntilClaim = "console:until";

    /// <summary>The sign-in of these claims; null when they have none.</summary>
    public static SignInSession? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(IdClaim) is { Length: > 0 } id
        && long.TryParse(
            principal.FindFirstValue(UntilClaim),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var until
        )
            ? new(id, DateTimeOffset.FromUnixTimeSeconds(until))
            : null;

    /// <summary>As claims.</summary>
    public IEnumerable<Claim> ToClaims() =>
        [new(IdClaim, Id), new(UntilClaim, Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))];
}
