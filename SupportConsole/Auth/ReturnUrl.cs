namespace SupportConsole.Auth;

/// <summary>Where to go after signing in.</summary>
internal static class ReturnUrl
{
    /// <summary>A longer one would make the state of a sign-in too long for a header.</summary>
    private const int Longest = 2_000;

    /// <summary>
    /// The address when it is a path of this site, else the first page: nobody is sent elsewhere by a crafted link.
    /// Characters that a header cannot hold are escaped.
    /// </summary>
    public static string LocalOrHome(string? url) => url is not null && IsLocal(url) ? Escape(url) : "/";

    private static bool IsLocal(string url) =>
        url is ['/', ..]
        && url.Length <= Longest
        && url is not (['/', '/' or '\\', ..])
        && !url.Any(char.IsControl)
        && !url.StartsWith(SignInEndpoints.SignInPath, StringComparison.OrdinalIgnoreCase);

    private static string Escape(string url) =>
        string.Concat(
            url.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))
        );
}
