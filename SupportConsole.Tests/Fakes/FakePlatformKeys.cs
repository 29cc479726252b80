using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Tests.Fakes;

/// <summary>Platform keys by their secrets.</summary>
internal sealed class FakePlatformKeys : Dictionary<string, PlatformCaller>, IPlatformKeyVerifier
{
    /// <summary>True while the database does not answer.</summary>
    public bool IsAway { get; set; }

    public ValueTask<PlatformKeyCheck> CheckAsync(string key, CancellationToken cancellationToken) =>
        new(
            IsAway ? new PlatformKeyCheck.Unavailable()
            : TryGetValue(key, out var caller) ? new PlatformKeyCheck.Known(caller)
            : new PlatformKeyCheck.Unknown()
        );
}
