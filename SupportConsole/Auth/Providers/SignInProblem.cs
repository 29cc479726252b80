namespace SupportConsole.Auth.Providers;

/// <summary>Why a sign-in at the identity provider led to no session. Each has a page that says what to do.</summary>
internal enum SignInProblem
{
    /// <summary>The provider vouches for the person and names no role of the console.</summary>
    NoRole,

    /// <summary>The person is a guest in the tenant.</summary>
    Guest,

    /// <summary>The person belongs to another tenant.</summary>
    OtherTenant,

    /// <summary>The person, or the provider on their behalf, declined.</summary>
    Refused,

    /// <summary>The answer belongs to no sign-in that this browser began, or was used before.</summary>
    StateLost,

    /// <summary>The answer is valid at another time than this server's.</summary>
    ClockSkew,

    /// <summary>The provider cannot be reached, is too slow, or says that it has a fault.</summary>
    ProviderUnavailable,

    /// <summary>The provider refuses the console: its registration and the settings do not agree.</summary>
    ProviderError,

    /// <summary>The answer proves nothing: signature, issuer, audience, nonce or subject is wrong.</summary>
    InvalidAnswer,
}
