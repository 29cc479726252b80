namespace SupportConsole.Auth.Providers;

/// <summary>Section <c>Authentication:Platform</c>: tokens of the provider that open the platform API.</summary>
internal sealed class PlatformTokenOptions
{
    /// <summary>
    /// What the tokens name as their audience. Entra ID: the console's client id when empty. Another provider: no
    /// token opens the API while this is empty.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>The claim that names an app's roles; <see cref="SignInOptions.RoleClaim"/> when empty.</summary>
    public string? RoleClaim { get; set; }

    /// <summary>The role that a token must carry.</summary>
    public string Role { get; set; } = "Platform.Limits";
}
