namespace SupportConsole.Auth;

/// <summary>How people sign in.</summary>
internal enum SignInMode
{
    /// <summary>Anyone picks a persona, without a password. Only in the Development environment.</summary>
    Development,

    /// <summary>Through the company's identity provider.</summary>
    Oidc,
}

/// <summary>Section <c>Authentication</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Authentication";

    /// <summary>
    /// Name of a <see cref="SignInMode"/>; text, so that a slip of the finger gets a sentence of ours. There is no
    /// default: how people sign in is a decision.
    /// </summary>
    public string? Mode { get; set; }

    /// <summary>
    /// True when anyone may pick a persona. <see cref="SignInOptionsValidator"/> lets that pass in Development only.
    /// </summary>
    public bool HasPersonas => Known == SignInMode.Development;

    /// <summary>The mode, when it is one.</summary>
    internal SignInMode? Known =>
        Enum.TryParse<SignInMode>(Mode, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;
}
