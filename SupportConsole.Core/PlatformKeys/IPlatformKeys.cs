using SupportConsole.Core.Access;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>
/// The keys of the platform's services, as administrators manage them. All of it needs
/// <see cref="Permission.ManagePlatformKeys"/>.
/// </summary>
public interface IPlatformKeys
{
    /// <summary>Keys that work first, newest first, then those that ended lately.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<PlatformKeyList> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Creates, rotates or revokes, audited; the same attempt again changes nothing.</summary>
    /// <param name="actor">Who; lacking the permission is answered as a refusal and audited.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<PlatformKeyOutcome> ExecuteAsync(Actor actor, PlatformKeyRequest request, CancellationToken cancellationToken);
}

/// <summary>The keys there are.</summary>
/// <param name="Keys">Those made in the console.</param>
/// <param name="FromSettings">Those of the settings, in their order.</param>
public sealed record PlatformKeyList(IReadOnlyList<PlatformKey> Keys, IReadOnlyList<PlatformCaller> FromSettings);
