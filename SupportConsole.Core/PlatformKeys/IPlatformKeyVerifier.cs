namespace SupportConsole.Core.PlatformKeys;

/// <summary>Tells whose a platform key is and what it may do: asked with every call of the platform API.</summary>
public interface IPlatformKeyVerifier
{
    /// <summary>Looks a key up, among those of the settings and those made in the console.</summary>
    /// <param name="key">What the caller sent; may be anything.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<PlatformKeyCheck> CheckAsync(string key, CancellationToken cancellationToken);
}

/// <summary>What is known of a key.</summary>
public abstract record PlatformKeyCheck
{
    private PlatformKeyCheck() { }

    /// <summary>It works.</summary>
    public sealed record Known(PlatformCaller Caller) : PlatformKeyCheck;

    /// <summary>It is none, or its time is over.</summary>
    public sealed record Unknown : PlatformKeyCheck;

    /// <summary>The database does not answer, so it is not known.</summary>
    public sealed record Unavailable : PlatformKeyCheck;
}

/// <summary>A service of the platform.</summary>
/// <param name="Name">Stands in the audit.</param>
/// <param name="Scopes">The calls it may make.</param>
public sealed record PlatformCaller(string Name, PlatformScopes Scopes);
