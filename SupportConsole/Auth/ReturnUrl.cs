namespace SupportConsole.Auth;

/// <summary>Where to go after signing in.</summary>
internal static class ReturnUrl
{
    /// <summary>
    /// The address when it is a path of this site, else the first page: nobody is sent elsewhere by a crafted link.
    /// </summary>
    public static string LocalOrHome(string? url) => IsLocal(url) ? url! : "/";

    private static bool IsLocal(string? url) =>
        url is ['/', ..]
        && url is not (['/', '/' or '\\', ..])
        && !url.Any(char.IsControl)
        && !url.StartsWith(SignInEndpoints.SignInPath, StringComparison.OrdinalIgnoreCase);
}
